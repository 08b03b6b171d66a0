-- The next messages, in the order in which they came, for finding whom to call back.
SELECT id, channel, sender, received_at, text, outcome, reason
FROM message
WHERE id > :?after AND id <= :?complete
ORDER BY id
LIMIT :?limit
