-- Claims replies that are due: this node's own first, then those that no other node holds. Those of a link that this
-- node does not have are left to their node while it runs. Rows that another node is claiming at this moment are passed
-- over. What this node has in flight is not selected.
WITH in_flight AS MATERIALIZED (
    SELECT CAST(unnest(string_to_array(:?in_flight, ',')) AS BIGINT) AS id),
own AS MATERIALIZED (
    SELECT message_id
    FROM reply
    WHERE state = 'pending' AND channel = 'sms' AND next_attempt_at <= :?now AND claimed_by = :?node
        AND message_id NOT IN (SELECT id FROM in_flight)
        AND coalesce(link, '') NOT IN (SELECT value FROM json_each(:?passed_over))
    ORDER BY next_attempt_at, message_id
    LIMIT :?limit
    FOR UPDATE SKIP LOCKED),
free AS MATERIALIZED (
    SELECT message_id
    FROM reply
    WHERE state = 'pending' AND channel = 'sms' AND next_attempt_at <= :?now
        AND claimed_by IS DISTINCT FROM :?node AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
        AND (coalesce(link, '') IN (SELECT value FROM json_each(:?links))
            OR NOT EXISTS (
                SELECT 1 FROM node
                WHERE node.name = reply.claimed_by AND stopped_at IS NULL
                    AND seen_at > clock_timestamp() - interval '15 seconds'))
        AND coalesce(link, '') NOT IN (SELECT value FROM json_each(:?passed_over))
    ORDER BY next_attempt_at, message_id
    LIMIT :?limit - (SELECT count(*) FROM own)
    FOR UPDATE SKIP LOCKED),
claimed AS (
    UPDATE reply
    SET claimed_by = :?node, claimed_until = clock_timestamp() + make_interval(secs => :?lease_seconds)
    WHERE message_id IN (SELECT message_id FROM own UNION ALL SELECT message_id FROM free)
    RETURNING message_id, recipient, text, link, attempts, unanswered, reason, changed_at, next_attempt_at)
SELECT message_id, recipient, text, link, attempts, unanswered,
    CASE WHEN reason IS NULL THEN changed_at
        ELSE (SELECT received_at FROM message WHERE message.id = message_id) END AS received_at
FROM claimed
ORDER BY next_attempt_at, message_id
