INSERT INTO account_question (message_id, sender_key, value, period, on_time, endings, asked_at, expires_at)
VALUES (:?message_id, :?sender_key, :?value, :?period, :?on_time, :?endings, :?asked_at, :?expires_at)
