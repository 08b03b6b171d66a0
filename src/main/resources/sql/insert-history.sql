-- What was known of accounts before the first message that is rehearsed. What is there already stays: it was copied before,
-- or comes from the rehearsal.
INSERT OR IGNORE INTO temp.reading
    (id, message_id, account, meter, value, period, on_time, received_at, latest_message_id, reviewed)
SELECT id, message_id, account, meter, value, period, on_time, received_at,
    CASE WHEN latest_message_id < :?first THEN latest_message_id ELSE message_id END, reviewed
FROM main.reading
WHERE account IN (SELECT value FROM json_each(:?accounts)) AND message_id < :?first
