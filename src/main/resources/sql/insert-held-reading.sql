INSERT INTO held_reading (message_id, account, meter, value, period, on_time, received_at, rules)
VALUES (:?message_id, :?account, :?meter, :?value, :?period, :?on_time, :?received_at, :?rules)
