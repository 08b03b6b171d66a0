-- Adds the effective readings of some accounts to a batch, except those that were exported with the same value. The
-- accounts were selected before this transaction, so the condition is checked again here. A batch that was interrupted
-- while it was filled takes the values that are effective now. A reading that a review withdrew after an earlier batch
-- is repeated without its value. The number of a replaced meter is that of its replacement; the registry has the last
-- one's.
INSERT INTO batch_reading (account, period, meter, batch_id, message_id, value, on_time, received_at, channel, meter_number,
    previous_value)
SELECT reading.account, reading.period, reading.meter, CAST(:?batch AS BIGINT), reading.message_id, reading.value,
    reading.on_time, reading.received_at, message.channel,
    CASE WHEN replaced.meter IS NULL THEN account.meter_number ELSE replaced.old_number END,
    (SELECT earlier.value FROM batch_reading AS earlier
     WHERE earlier.account = reading.account AND earlier.period = reading.period AND earlier.meter = reading.meter
         AND earlier.batch_id < :?batch
     ORDER BY earlier.batch_id DESC LIMIT 1)
FROM json_each(:?accounts) AS wanted
CROSS JOIN reading ON reading.account = wanted.value AND reading.period = :?period
CROSS JOIN message ON message.id = reading.message_id
LEFT JOIN account ON account.account = reading.account
LEFT JOIN effective_replacement AS replaced ON replaced.account = reading.account AND replaced.meter = reading.meter + 1
WHERE NOT EXISTS (
        SELECT 1 FROM reading AS better
        WHERE better.account = reading.account AND better.period = reading.period AND better.meter = reading.meter
            AND (
                better.on_time <> 0 OR better.reviewed <> 0,
                max(better.latest_message_id, better.reviewed_as_of),
                better.reviewed
            ) > (
                reading.on_time <> 0 OR reading.reviewed <> 0,
                max(reading.latest_message_id, reading.reviewed_as_of),
                reading.reviewed
            ))
    AND reading.value IS DISTINCT FROM (
        SELECT last.value FROM batch_reading AS last
        WHERE last.account = reading.account AND last.period = reading.period AND last.meter = reading.meter
        ORDER BY last.batch_id DESC LIMIT 1)
UNION ALL
SELECT last.account, last.period, last.meter, CAST(:?batch AS BIGINT), last.message_id, NULL, last.on_time, last.received_at,
    last.channel, last.meter_number, last.value
FROM json_each(:?accounts) AS wanted
CROSS JOIN batch_reading AS last ON last.account = wanted.value AND last.period = :?period
WHERE last.value IS NOT NULL AND last.batch_id < :?batch
    AND NOT EXISTS (
        SELECT 1 FROM batch_reading AS later
        WHERE later.account = last.account AND later.period = last.period AND later.meter = last.meter
            AND later.batch_id > last.batch_id)
    AND NOT EXISTS (
        SELECT 1 FROM reading
        WHERE reading.account = last.account AND reading.period = last.period AND reading.meter = last.meter)
ON CONFLICT (account, period, meter, batch_id) DO UPDATE
SET message_id = excluded.message_id, value = excluded.value, on_time = excluded.on_time,
    received_at = excluded.received_at, channel = excluded.channel,
    meter_number = excluded.meter_number, previous_value = excluded.previous_value
