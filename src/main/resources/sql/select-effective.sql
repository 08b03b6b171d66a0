-- The effective readings of one meter, period by period. Account and meter are values and not joined: otherwise SQLite
-- evaluates the view for all accounts.
SELECT value, period, on_time, reviewed, message_id, latest_message_id
FROM effective_reading
WHERE account = :?account AND meter = :?meter
ORDER BY period
