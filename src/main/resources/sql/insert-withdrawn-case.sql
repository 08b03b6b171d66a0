-- Makes an accepted message a case of the review, so that its reading can be rejected, and accepted again by a later
-- decision. A held message is one already.
INSERT INTO held_reading (message_id, account, meter, value, period, on_time, received_at, rules)
SELECT message.id, reading.account, reading.meter, reading.value, reading.period,
    CASE WHEN message.id = reading.message_id THEN reading.on_time ELSE 0 END, message.received_at, 'withdrawn'
FROM reading
CROSS JOIN message ON message.id = :?message_id
WHERE reading.account = :?account AND reading.period = :?period AND reading.meter = :?meter AND reading.value = :?value
ON CONFLICT DO NOTHING
