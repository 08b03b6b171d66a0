INSERT INTO reading_receipt (message_id, code, account, meter, period, value, on_time, expires_at)
VALUES (:?message_id, :?code, :?account, :?meter, :?period, :?value, :?on_time, :?expires_at)
