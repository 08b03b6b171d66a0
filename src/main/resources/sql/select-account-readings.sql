-- The readings of an account, those waiting for a review included, newest period first. The account is a value, see
-- select-effective.sql.
SELECT reading.period, reading.meter, reading.value,
    CASE WHEN effective.value IS NULL THEN 'replaced' ELSE 'counts' END AS state, message.channel,
    CASE reading.on_time WHEN 1 THEN 'yes' ELSE 'no' END AS on_time,
    CASE reading.reviewed WHEN 0 THEN 'no' ELSE 'yes' END AS reviewed,
    reading.received_at AS received, reading.message_id AS message, NULL AS rules
FROM reading
LEFT JOIN message ON message.id = reading.message_id
LEFT JOIN (SELECT period, meter, value FROM effective_reading WHERE account = :?account) AS effective
    USING (period, meter, value)
WHERE reading.account = :?account
UNION ALL
SELECT held.period, held.meter, held.value, 'held', message.channel, CASE held.on_time WHEN 1 THEN 'yes' ELSE 'no' END,
    NULL, held.received_at, held.message_id, held.rules
FROM held_reading AS held
CROSS JOIN message ON message.id = held.message_id
WHERE held.account = :?account AND NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = held.message_id)
ORDER BY 1 DESC, 2 DESC, 9 DESC
LIMIT :?limit
