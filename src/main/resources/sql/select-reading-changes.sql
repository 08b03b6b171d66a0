-- The readings that changed first, with the value that counts now and the one that was published last.
SELECT change.ids, change.account, change.period, change.meter, effective.value, effective.message_id,
    effective.on_time, effective.received_at, message.channel, published.value AS published_value
FROM (
    SELECT account, period, meter, string_agg(CAST(id AS TEXT), ',' ORDER BY id) AS ids, max(id) AS last_id
    FROM (SELECT id, account, period, meter FROM reading_change ORDER BY id LIMIT :?limit) AS oldest
    GROUP BY account, period, meter
) AS change
LEFT JOIN reading AS effective
    ON effective.account = change.account AND effective.period = change.period AND effective.meter = change.meter
    AND effective.value = (
        SELECT value
        FROM reading
        WHERE reading.account = change.account AND reading.period = change.period AND reading.meter = change.meter
        ORDER BY CASE WHEN on_time <> 0 OR reviewed <> 0 THEN 1 ELSE 0 END DESC,
            max(latest_message_id, reviewed_as_of) DESC, reviewed DESC, value
        LIMIT 1)
LEFT JOIN message ON message.id = effective.message_id
LEFT JOIN published_reading AS published
    ON published.account = change.account AND published.period = change.period AND published.meter = change.meter
ORDER BY change.last_id
