-- The question which account was meant, that was asked with this message, or that it answered.
SELECT message_id, endings, asked_at, expires_at, answered_by
FROM account_question
WHERE message_id = :?message_id OR answered_by = :?message_id
