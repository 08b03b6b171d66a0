-- Those of which nothing need be known. One that is in use is passed over.
WITH deleted AS (
    DELETE FROM rate_limit
    WHERE ctid = ANY (ARRAY(
        SELECT old.ctid
        FROM rate_limit AS old
        WHERE old.full_at < CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)
        LIMIT 100000
        FOR UPDATE OF old SKIP LOCKED))
    RETURNING 1),
    failures AS (
    DELETE FROM login_failure WHERE changed_at < clock_timestamp() - interval '30 minutes' RETURNING 1)
SELECT (SELECT count(*) FROM deleted) + (SELECT count(*) FROM failures) AS deleted
