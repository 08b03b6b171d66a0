UPDATE login_failure
SET failures = :?failures, changed_at = clock_timestamp(),
    blocked_until = clock_timestamp() + CAST(:?blocked_ms AS BIGINT) * interval '1 millisecond'
WHERE key = :?key
