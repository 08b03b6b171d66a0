SELECT id, period, format, created_at, file, readings, sha256, meterline FROM batch WHERE id = :?id
