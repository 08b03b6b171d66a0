-- As select-account-readings.sql, and those that the office refused. The account is a value, see select-effective.sql.
SELECT reading.period, reading.meter, reading.value,
    CASE WHEN effective.value IS NULL THEN 'replaced' ELSE 'counts' END AS state, message.channel,
    reading.on_time, CAST(reading.reviewed <> 0 AS INTEGER) AS reviewed, reading.received_at AS received,
    reading.message_id AS message, NULL AS rules
FROM reading
LEFT JOIN message ON message.id = reading.message_id
LEFT JOIN (SELECT period, meter, value FROM effective_reading WHERE account = :?account) AS effective
    USING (period, meter, value)
WHERE reading.account = :?account
UNION ALL
SELECT held.period, held.meter, held.value,
    CASE WHEN review.id IS NULL THEN 'held' ELSE 'rejected' END, message.channel,
    held.on_time, 0, held.received_at, held.message_id, held.rules
FROM held_reading AS held
CROSS JOIN message ON message.id = held.message_id
LEFT JOIN standing_review AS review ON review.message_id = held.message_id
WHERE held.account = :?account AND held.value IS NOT NULL AND coalesce(review.decision, 'reject') = 'reject'
ORDER BY 1 DESC, 2 DESC, 9 DESC
LIMIT :?limit
