-- Messages that the purge kept for the review queue, and that have been decided since.
SELECT held_reading.message_id AS id
FROM held_reading CROSS JOIN message ON message.id = held_reading.message_id
WHERE held_reading.message_id <= :?purged
    AND (message.sender <> '' OR message.text <> '' OR message.raw IS NOT NULL)
    AND EXISTS (SELECT 1 FROM review WHERE review.message_id = held_reading.message_id)
ORDER BY held_reading.message_id
