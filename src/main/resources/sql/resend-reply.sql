-- A reply that failed is due again. One that was emptied, or is in any other state, stays as it is. The reason stays
-- until the next attempt: select-due-replies.sql takes it for a reply that was tried before.
UPDATE reply
SET state = 'pending', unanswered = 0, next_attempt_at = :?now, changed_at = :?now
WHERE message_id = :?message_id AND state = 'failed' AND recipient <> ''
