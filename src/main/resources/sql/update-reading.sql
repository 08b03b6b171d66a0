-- A value that was accepted before was stated again: it is the latest one now. It cannot become late by that.
UPDATE reading
SET latest_message_id = :?message_id, on_time = max(on_time, :?on_time)
WHERE account = :?account AND period = :?period AND meter = 1 AND value = :?value
