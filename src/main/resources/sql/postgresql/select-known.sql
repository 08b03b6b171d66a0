-- As the common one. The first row has the id before those of the group: they are drawn here, one after the other, and
-- no other gateway has them. json_array_elements_text is faster than json_each.
SELECT CASE WHEN :?messages > 0 THEN next_message_ids(:?messages) ELSE 0 END AS last_id, NULL AS account,
    NULL AS readings, CAST(NULL AS INTEGER) AS registered, CAST(NULL AS INTEGER) AS meter_digits,
    CAST(NULL AS INTEGER) AS usual_use, NULL AS replacements
UNION ALL
SELECT NULL, wanted.account, (
        SELECT string_agg(concat_ws(' ', period, value, CASE WHEN on_time = 1 OR reviewed > 0 THEN 1 ELSE 0 END,
            greatest(latest_message_id, reviewed_as_of), reviewed, meter), ',')
        FROM reading
        WHERE reading.account = wanted.account AND period >= :?since),
    CASE WHEN EXISTS (SELECT 1 FROM account) THEN CASE WHEN account.account IS NOT NULL THEN 1 ELSE 0 END END,
    account.meter_digits, account.usual_use, (
        SELECT string_agg(concat_ws(' ', meter, period, final_value, start_value, coalesce(old_digits, 0)), ',')
        FROM effective_replacement
        WHERE effective_replacement.account = wanted.account)
FROM json_array_elements_text(CAST(:?accounts AS json)) AS wanted (account)
LEFT JOIN account ON account.account = wanted.account
