SELECT requested_by, requested_at, reason, attempts FROM reply_resend WHERE message_id = :?message_id ORDER BY id
