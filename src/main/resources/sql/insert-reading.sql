INSERT INTO reading (message_id, account, value, period, on_time)
VALUES (:?message_id, :?account, :?value, :?period, :?on_time)
