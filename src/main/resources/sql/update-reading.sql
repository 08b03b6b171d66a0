-- A value that was accepted before was submitted again: it is the latest one now. It stays on time if it was on time.
UPDATE reading
SET latest_message_id = :?message_id, on_time = max(on_time, :?on_time)
WHERE account = :?account AND period = :?period AND meter = :?meter AND value = :?value
