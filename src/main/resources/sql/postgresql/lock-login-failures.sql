-- Locks what is known of a login and of an address until the end of the transaction, and returns it.
INSERT INTO login_failure AS known (key, failures, blocked_until, changed_at)
SELECT wanted.key, 0, clock_timestamp(), clock_timestamp()
FROM unnest(ARRAY[CAST(:?login AS BIGINT), CAST(:?address AS BIGINT)]) AS wanted (key)
ORDER BY wanted.key
ON CONFLICT (key) DO UPDATE SET failures = CASE
    WHEN known.changed_at < clock_timestamp() - CAST(:?forgotten_seconds AS BIGINT) * interval '1 second' THEN 0
    ELSE known.failures END
RETURNING key, failures,
    CAST(ceil(greatest(0, extract(epoch FROM blocked_until - clock_timestamp()) * 1000)) AS BIGINT) AS blocked_ms
