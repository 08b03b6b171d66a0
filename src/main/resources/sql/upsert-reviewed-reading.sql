-- A value that is stored already counts from now on as the held message states it, too.
INSERT INTO reading (id, message_id, account, meter, value, period, on_time, received_at, latest_message_id, reviewed)
VALUES (:?message_id, :?message_id, :?account, :?meter, :?value, :?period, :?on_time, :?received_at, :?message_id, 1)
ON CONFLICT (account, period, meter, value) DO UPDATE
SET latest_message_id = max(latest_message_id, excluded.latest_message_id), reviewed = 1
