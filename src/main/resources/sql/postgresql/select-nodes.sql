-- All times are of the clock of the database.
SELECT name, host, version, links, links_bound, receiving, ready,
    to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS started_at,
    to_char(seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS seen_at,
    (extract(epoch FROM clock_timestamp() - seen_at) * 1000)::bigint AS silent_millis,
    CASE WHEN stopped_at IS NULL THEN 0 ELSE 1 END AS stopped, coalesce(claims.count, 0) AS claimed
FROM node
LEFT JOIN (
    SELECT claimed_by, count(*) AS count
    FROM reply
    WHERE state = 'pending' AND claimed_until > clock_timestamp()
    GROUP BY claimed_by) AS claims ON claims.claimed_by = node.name
WHERE seen_at > clock_timestamp() - interval '30 days'
ORDER BY name
