-- Takes tokens of a bucket, and returns 0; or for how many microseconds it will not have enough. A bucket of which
-- nothing is known is full.
WITH taken AS (
    INSERT INTO rate_limit AS known (key, full_at)
    VALUES (:?key, CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT) + :?cost)
    ON CONFLICT (key) DO UPDATE SET full_at = greatest(known.full_at + :?cost, excluded.full_at)
    WHERE known.full_at + :?cost - :?period <= excluded.full_at - :?cost
    RETURNING 1)
SELECT CASE
    WHEN EXISTS (SELECT 1 FROM taken) THEN 0
    ELSE greatest(1, coalesce((SELECT full_at FROM rate_limit WHERE key = :?key), 0) + :?cost - :?period
        - CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT))
    END AS micros
