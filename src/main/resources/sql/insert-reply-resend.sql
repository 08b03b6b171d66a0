INSERT INTO reply_resend (message_id, requested_by, requested_at, reason, attempts)
SELECT message_id, :?requested_by, :?requested_at, reason, attempts FROM reply WHERE message_id = :?message_id
