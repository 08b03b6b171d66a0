UPDATE batch
SET readings = (SELECT count(*) FROM batch_reading WHERE batch_id = :?id), window_open = :?window_open, in_review = :?in_review
WHERE id = :?id
