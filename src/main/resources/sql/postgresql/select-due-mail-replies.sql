-- As select-due-replies.sql.
WITH in_flight AS MATERIALIZED (
    SELECT CAST(unnest(string_to_array(:?in_flight, ',')) AS BIGINT) AS id),
due AS MATERIALIZED (
    SELECT message_id
    FROM reply
    WHERE state = 'pending' AND channel = 'email' AND next_attempt_at <= :?now
        AND message_id NOT IN (SELECT id FROM in_flight)
        AND (claimed_by = :?node OR claimed_until IS NULL OR claimed_until < clock_timestamp())
    ORDER BY next_attempt_at, message_id
    LIMIT :?limit
    FOR UPDATE SKIP LOCKED),
claimed AS (
    UPDATE reply
    SET claimed_by = :?node, claimed_until = clock_timestamp() + make_interval(secs => :?lease_seconds)
    WHERE message_id IN (SELECT message_id FROM due)
    RETURNING message_id, recipient, text, attempts, unanswered, next_attempt_at)
SELECT claimed.message_id, claimed.recipient, claimed.text, claimed.attempts, claimed.unanswered,
    mail_reply.composed_at, mail_reply.subject, mail_reply.in_reply_to, mail_reply.refs
FROM claimed
JOIN mail_reply ON mail_reply.message_id = claimed.message_id
ORDER BY claimed.next_attempt_at, claimed.message_id
