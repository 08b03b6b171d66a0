-- To be executed before insert-letter-reply.sql. Inserts nothing when the letter has its reply already.
INSERT INTO mail_reply (message_id, recipient, composed_at, subject, in_reply_to, refs)
SELECT :?message_id, :?recipient, :?composed_at, :?subject, :?in_reply_to, :?refs
WHERE NOT EXISTS (SELECT 1 FROM reply WHERE message_id = :?message_id)
ON CONFLICT (message_id) DO NOTHING
