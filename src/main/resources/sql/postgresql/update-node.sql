-- A heartbeat. The time in which a node can receive messages runs by the clock of the database; after a gap between two
-- heartbeats, the node was stopped or cut off.
UPDATE node
SET reachable_ms = reachable_ms + CASE WHEN node.receiving = 1 AND :?receiving = 1
        THEN least(10000, extract(epoch FROM clock_timestamp() - node.seen_at) * 1000)::bigint ELSE 0 END,
    seen_at = clock_timestamp(), links = :?links, links_bound = :?links_bound, receiving = :?receiving,
    ready = :?ready, stopped_at = NULL
WHERE node.name = :?node
RETURNING (
    SELECT count(*) FROM node AS other
    WHERE other.name <> node.name AND other.receiving = 1 AND other.stopped_at IS NULL
        AND other.seen_at > clock_timestamp() - interval '15 seconds') AS others_receiving,
    (SELECT count(*) FROM node AS other
    WHERE other.name <> node.name AND other.stopped_at IS NULL
        AND other.seen_at <= clock_timestamp() - interval '15 seconds'
        AND other.seen_at > clock_timestamp() - interval '1 day') AS others_silent,
    (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS clock_millis
