-- Those beyond the redelivery window, and those of nodes that were not seen for three days. It waits for no message
-- that is being stored: a fingerprint that is in use is passed over. Not in the transaction of a group.
WITH deleted AS (
    DELETE FROM recent_fingerprint
    WHERE ctid = ANY (ARRAY(
        SELECT old.ctid
        FROM recent_fingerprint AS old
        JOIN node ON node.name = old.node
            AND old.node_ms <= CASE WHEN node.seen_at < clock_timestamp() - interval '3 days' THEN 1000000000000000
                ELSE node.reachable_ms - :?window_millis END
        LIMIT 100000
        FOR UPDATE OF old SKIP LOCKED))
    RETURNING 1)
SELECT count(*) AS deleted FROM deleted
