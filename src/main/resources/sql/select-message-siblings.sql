-- The other readings of the SMS of a message; none where it had one reading.
SELECT message.id, message.outcome
FROM message_part AS part
CROSS JOIN message ON message.id BETWEEN part.first_message_id AND part.first_message_id + part.parts - 1
WHERE part.message_id = :?message_id AND message.id <> part.message_id
ORDER BY message.id
