UPDATE batch
SET readings = (SELECT count(*) FROM batch_reading WHERE batch_id = :?id),
    corrections = (
        SELECT count(*) FROM batch_reading WHERE batch_id = :?id AND previous_value IS NOT NULL AND value IS NOT NULL),
    withdrawals = (SELECT count(*) FROM batch_reading WHERE batch_id = :?id AND previous_value IS NOT NULL AND value IS NULL),
    window_open = :?window_open, in_review = :?in_review
WHERE id = :?id
