-- A value that is stored already becomes effective for the held message, too.
INSERT INTO reading (id, message_id, account, meter, value, period, on_time, received_at, latest_message_id, reviewed)
VALUES (:?message_id, :?message_id, :?account, :?meter, :?value, :?period, :?on_time, :?received_at, :?message_id, 1)
ON CONFLICT (account, period, meter, value) DO UPDATE
SET latest_message_id = max(latest_message_id, excluded.latest_message_id), reviewed = 1
