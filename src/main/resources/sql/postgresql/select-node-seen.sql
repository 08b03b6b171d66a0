-- Changes with each heartbeat.
SELECT host || ' ' || seen_at AS seen FROM node WHERE name = :?node
