-- A late response finds the reply unchanged since its attempt, or tried again, or given up. What is settled stays so.
-- Of several changes of a reply in a group, the first that settles it counts, or the last. A node that has lost its
-- claim can only tell that the reply was sent. A retry stays with its node.
UPDATE reply
SET state = new.state, reason = new.reason, attempts = greatest(reply.attempts, new.attempts),
    unanswered = new.unanswered, next_attempt_at = new.next_attempt_at, smsc_message_id = new.smsc_message_id,
    changed_at = new.changed_at,
    claimed_until = CAST(new.next_attempt_at AS TIMESTAMPTZ) + make_interval(secs => :?lease_seconds)
FROM (
    SELECT DISTINCT ON (message_id) message_id, state, reason, max(attempts) OVER (PARTITION BY message_id) AS attempts,
        unanswered, next_attempt_at, smsc_message_id, changed_at
    FROM (
        SELECT *, state = 'pending' OR state = 'failed' AND reason IS NOT DISTINCT FROM 'no-response' AS is_open
        FROM unnest(:?message_id::bigint[], :?state::text[], :?reason::text[], :?attempts::integer[],
            :?unanswered::integer[], :?next_attempt_at::text[], :?smsc_message_id::text[], :?changed_at::text[])
            WITH ORDINALITY AS change (message_id, state, reason, attempts, unanswered, next_attempt_at,
                smsc_message_id, changed_at, place)
    ) AS change
    ORDER BY message_id, is_open, CASE WHEN is_open THEN -place ELSE place END
) AS new
WHERE reply.message_id = new.message_id
    AND (reply.state = 'pending' AND (new.state = 'sent' OR reply.claimed_by IS NULL OR reply.claimed_by = :?node)
        OR (reply.state = 'failed' AND reply.reason = 'no-response'))
