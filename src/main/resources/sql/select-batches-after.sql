SELECT id, period, format, created_at, file, readings, corrections, withdrawals, sha256, meterline, read_on, csv, window_open,
    in_review, started_by
FROM batch WHERE id > :?after ORDER BY id LIMIT :?limit
