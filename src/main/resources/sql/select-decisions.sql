-- All decisions about a message, in order; the last one holds.
SELECT id, decision, decided_by, decided_at, why, account, value, period, forced
FROM review
WHERE message_id = :?message_id
ORDER BY id
