-- All that the store knows of a group before it is written, in one query. The first row has the last id. Then follows a
-- row for each wanted account: its accepted readings since a period, as 'period value counted latest_message_id
-- reviewed meter' separated by commas, its replaced meters, as 'meter period final_value start_value old_digits' with 0
-- for unknown digits, and its registration; registered is null when there is no registry.
SELECT coalesce(max(id), 0) AS last_id, NULL AS account, NULL AS readings, NULL AS registered, NULL AS meter_digits,
    NULL AS usual_use, NULL AS replacements
FROM message
UNION ALL
SELECT NULL, wanted.value, (
        SELECT group_concat(concat_ws(' ', period, value, on_time OR reviewed, max(latest_message_id, reviewed_as_of), reviewed, meter))
        FROM reading
        WHERE reading.account = wanted.value AND period >= :?since),
    CASE WHEN EXISTS (SELECT 1 FROM account WHERE account > '') THEN account.account IS NOT NULL END,
    account.meter_digits, account.usual_use, (
        SELECT group_concat(concat_ws(' ', meter, period, final_value, start_value, coalesce(old_digits, 0)))
        FROM effective_replacement
        WHERE effective_replacement.account = wanted.value)
FROM json_each(:?accounts) AS wanted
LEFT JOIN account ON account.account = wanted.value
