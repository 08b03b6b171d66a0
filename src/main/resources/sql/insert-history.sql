-- The history of accounts before the first replayed message. Existing rows stay: they were copied before, or come from
-- the replay.
INSERT INTO temp.reading
    (id, message_id, account, meter, value, period, on_time, received_at, latest_message_id, reviewed, reviewed_as_of)
SELECT id, message_id, account, meter, value, period, on_time, received_at,
    CASE WHEN latest_message_id < :?first THEN latest_message_id ELSE message_id END, reviewed, reviewed_as_of
FROM main.reading
WHERE account IN (SELECT value FROM json_each(:?accounts)) AND message_id < :?first
ON CONFLICT DO NOTHING
