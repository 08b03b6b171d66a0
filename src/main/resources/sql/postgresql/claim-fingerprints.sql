-- Claims messages by their fingerprints, and returns those that were not stored within the redelivery window. The
-- window of what a node stored runs while that node can receive messages; see update-node.sql.
WITH claimed AS (
    INSERT INTO recent_fingerprint AS known (fingerprint, node, node_ms)
    SELECT wanted.fingerprint, :?node, coalesce((SELECT reachable_ms FROM node WHERE name = :?node), 0)
    FROM unnest(:?fingerprint::bytea[]) AS wanted (fingerprint)
    ON CONFLICT (fingerprint) DO UPDATE SET node = excluded.node, node_ms = excluded.node_ms
    WHERE known.node_ms
        <= coalesce((SELECT reachable_ms FROM node WHERE name = known.node), 1000000000000000) - :?window_millis
    RETURNING known.fingerprint)
SELECT fingerprint FROM claimed
