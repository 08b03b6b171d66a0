-- Messages that are old enough for the purge and are kept, because they wait in the review queue.
SELECT count(*) AS messages
FROM held_reading CROSS JOIN message ON message.id = held_reading.message_id
WHERE held_reading.decided = 0 AND message.received_at < :?cutoff AND message.outcome = 'held'
