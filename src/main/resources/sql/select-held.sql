-- Held messages, oldest first, each with its decision if there is one.
SELECT message.id, message.received_at, message.channel, message.sender, message.recipient, message.text, message.reason,
    held.account, held.meter, held.value, held.period, held.on_time, held.rules, message_numbers.numbers,
    review.decision, review.decided_by, review.decided_at, review.why
FROM held_reading AS held
CROSS JOIN message ON message.id = held.message_id
LEFT JOIN message_numbers ON message_numbers.message_id = held.message_id
LEFT JOIN review ON review.message_id = held.message_id
WHERE (:?message_id IS NULL OR held.message_id = :?message_id)
    AND (:?period IS NULL OR held.period = :?period)
    AND (:?decided OR review.id IS NULL)
ORDER BY held.message_id
