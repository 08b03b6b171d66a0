-- The effective readings of one meter, period by period. Account and meter are given as values, not joined: only so does
-- SQLite look into the view for this account alone.
SELECT value, period, on_time, reviewed, message_id, latest_message_id
FROM effective_reading
WHERE account = :?account AND meter = :?meter
ORDER BY period
