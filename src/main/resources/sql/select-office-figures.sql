-- The review queue, and the last complete batch. Run four times a minute, and not for each scrape.
SELECT count(*) AS reviews, min(received_at) AS oldest_review,
    (SELECT created_at FROM batch WHERE sha256 IS NOT NULL ORDER BY id DESC LIMIT 1) AS last_batch
FROM held_reading
WHERE decided = 0
