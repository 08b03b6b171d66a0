-- The readings of a meter from a period on; in each period the effective one last.
SELECT value, period, on_time, received_at, message_id, max(latest_message_id, reviewed_as_of) AS latest_message_id
FROM reading
WHERE account = :?account AND meter = :?meter AND period >= :?period
ORDER BY period, on_time <> 0 OR reviewed <> 0, max(latest_message_id, reviewed_as_of), reviewed
