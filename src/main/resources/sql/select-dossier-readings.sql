-- The accepted readings of an account, when they came, and whether they are effective. The account is a value, see
-- select-effective.sql.
SELECT reading.received_at AS at, 'reading' AS what, reading.message_id AS id,
    reading.meter, reading.value, reading.period, CASE reading.on_time WHEN 1 THEN 'yes' ELSE 'no' END AS on_time,
    CASE reading.reviewed WHEN 0 THEN 'no' ELSE 'yes' END AS reviewed,
    CASE WHEN effective.value IS NULL THEN 'no' ELSE 'yes' END AS counts,
    nullif(nullif(reading.latest_message_id, reading.message_id), 0) AS stated_again_by
FROM reading
LEFT JOIN (SELECT period, meter, value FROM effective_reading WHERE account = :?account) AS effective
    USING (period, meter, value)
WHERE reading.account = :?account
