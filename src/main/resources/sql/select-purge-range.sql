-- The next messages by id: the first of them, and the last one before a message that is not old enough.
SELECT min(id) AS first, coalesce(min(CASE WHEN received_at >= :?cutoff THEN id END) - 1, max(id)) AS last
FROM (SELECT id, received_at FROM message WHERE id > :?after ORDER BY id LIMIT :?limit) AS next
