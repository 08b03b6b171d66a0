-- The review queue, and the last complete batch. Run four times a minute, and not for each scrape.
SELECT count(*) AS reviews, min(held_reading.received_at) AS oldest_review,
    (SELECT max(created_at) FROM batch WHERE sha256 IS NOT NULL) AS last_batch
FROM held_reading
WHERE NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = held_reading.message_id)
