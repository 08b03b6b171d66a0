-- As delete-old-fingerprints.sql. The days are kept for a month.
WITH deleted AS (
    DELETE FROM reply_count
    WHERE ctid = ANY (ARRAY(
        SELECT old.ctid
        FROM reply_count AS old
        WHERE old.slice < CAST(floor(extract(epoch FROM now()) * 1000 / :?slice_millis) AS BIGINT) - :?slices
        LIMIT 100000
        FOR UPDATE OF old SKIP LOCKED))
    RETURNING 1),
    days AS (
    DELETE FROM reply_day WHERE day < to_char(now() - interval '31 days', 'YYYY-MM-DD') RETURNING 1)
SELECT (SELECT count(*) FROM deleted) + (SELECT count(*) FROM days) AS deleted
