INSERT INTO reading (id, message_id, account, meter, value, period, on_time, received_at, latest_message_id)
VALUES (:?message_id, :?message_id, :?account, :?meter, :?value, :?period, :?on_time, :?received_at, :?message_id)
