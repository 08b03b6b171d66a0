-- A page of messages in the order in which they came. Read from end to end, a page at a time, so that no long look keeps
-- the gateway's log from being folded back into the file.
SELECT id, sender, received_at, outcome, text
FROM message
WHERE id > :?after AND received_at >= :?since
ORDER BY id
LIMIT :?limit
