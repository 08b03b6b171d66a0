-- Adds the effective readings of some accounts to a batch, except those that were exported with the same value. The accounts were
-- selected before this transaction, so the condition is checked again here. A batch that was interrupted while it was filled takes
-- the values that are effective now.
INSERT INTO batch_reading (account, period, meter, batch_id, message_id, value, on_time, received_at, channel)
SELECT reading.account, reading.period, reading.meter, :?batch, reading.message_id, reading.value, reading.on_time,
    reading.received_at, message.channel
FROM json_each(:?accounts) AS wanted
CROSS JOIN reading ON reading.account = wanted.value AND reading.period = :?period
CROSS JOIN message ON message.id = reading.message_id
WHERE NOT EXISTS (
        SELECT 1 FROM reading AS better
        WHERE better.account = reading.account AND better.period = reading.period AND better.meter = reading.meter
            AND ((better.on_time OR better.reviewed), better.latest_message_id)
                > ((reading.on_time OR reading.reviewed), reading.latest_message_id))
    AND reading.value IS NOT (
        SELECT last.value FROM batch_reading AS last
        WHERE last.account = reading.account AND last.period = reading.period AND last.meter = reading.meter
        ORDER BY last.batch_id DESC LIMIT 1)
ON CONFLICT (account, period, meter, batch_id) DO UPDATE
SET message_id = excluded.message_id, value = excluded.value, on_time = excluded.on_time,
    received_at = excluded.received_at, channel = excluded.channel
