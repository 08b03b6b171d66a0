-- The next messages by number: the first of them, and the last before one that is not old enough yet.
SELECT min(id) AS first, coalesce(min(CASE WHEN received_at >= :?cutoff THEN id END) - 1, max(id)) AS last
FROM (SELECT id, received_at FROM message WHERE id > :?after ORDER BY id LIMIT :?limit)
