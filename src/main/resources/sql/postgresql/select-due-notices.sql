-- As select-due-replies.sql, of three kinds: urgent ones, others, and those that have expired.
WITH in_flight AS MATERIALIZED (
    SELECT CAST(unnest(string_to_array(:?in_flight, ',')) AS BIGINT) AS id),
urgent AS MATERIALIZED (
    SELECT id
    FROM notice
    WHERE state = 'pending' AND urgent = 1 AND next_attempt_at <= :?now AND id NOT IN (SELECT id FROM in_flight)
        AND (claimed_by = :?node OR claimed_until IS NULL OR claimed_until < clock_timestamp())
    ORDER BY next_attempt_at, id
    LIMIT :?urgent
    FOR UPDATE SKIP LOCKED),
others AS MATERIALIZED (
    SELECT id
    FROM notice
    WHERE state = 'pending' AND urgent = 0 AND next_attempt_at <= :?now AND id NOT IN (SELECT id FROM in_flight)
        AND (claimed_by = :?node OR claimed_until IS NULL OR claimed_until < clock_timestamp())
    ORDER BY next_attempt_at, id
    LIMIT :?others
    FOR UPDATE SKIP LOCKED),
expired AS MATERIALIZED (
    SELECT id
    FROM notice
    WHERE state = 'pending' AND expires_at <= :?now AND id NOT IN (SELECT id FROM in_flight)
        AND (claimed_by = :?node OR claimed_until IS NULL OR claimed_until < clock_timestamp())
    ORDER BY expires_at
    LIMIT :?expired
    FOR UPDATE SKIP LOCKED),
claimed AS (
    UPDATE notice
    SET claimed_by = :?node, claimed_until = clock_timestamp() + make_interval(secs => :?lease_seconds)
    WHERE id IN (SELECT id FROM urgent UNION ALL SELECT id FROM others UNION ALL SELECT id FROM expired)
    RETURNING id, kind, urgent, recipient, text, link, attempts, unanswered, expires_at, next_attempt_at)
SELECT id, kind, recipient, text, link, attempts, unanswered, expires_at
FROM claimed
ORDER BY urgent DESC, next_attempt_at, id
