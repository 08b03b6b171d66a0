INSERT INTO question (message_id, sender_key, account, meter, period, on_time, value, asked_at, expires_at)
VALUES (:?message_id, :?sender_key, :?account, :?meter, :?period, :?on_time, :?value, :?asked_at, :?expires_at)
