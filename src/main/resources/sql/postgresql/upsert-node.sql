-- The row of the node that starts. What it knew of redeliveries before its restart still counts: reachable_ms stays.
INSERT INTO node (name, version, host, started_at, seen_at, links, links_bound, receiving, ready)
VALUES (:?node, :?version, :?host, clock_timestamp(), clock_timestamp(), 0, 0, 0, 0)
ON CONFLICT (name) DO UPDATE SET version = excluded.version, host = excluded.host, started_at = excluded.started_at,
    seen_at = excluded.seen_at, stopped_at = NULL, links = 0, links_bound = 0, receiving = 0, ready = 0
