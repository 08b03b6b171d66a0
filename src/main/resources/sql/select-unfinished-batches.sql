SELECT id, period, format, created_at, file, readings, sha256, meterline, read_on, csv, window_open, in_review FROM batch WHERE sha256 IS NULL ORDER BY id
