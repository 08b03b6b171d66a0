INSERT INTO mail_reply (message_id, recipient, composed_at, subject, in_reply_to, refs)
VALUES (:?message_id, :?recipient, :?composed_at, :?subject, :?in_reply_to, :?refs)
