-- A page of messages in the order in which they came. Reading page by page keeps transactions short, so that the
-- write-ahead log can be checkpointed.
SELECT id, sender, received_at, outcome, text
FROM message
WHERE id > :?after AND received_at >= :?since
ORDER BY id
LIMIT :?limit
