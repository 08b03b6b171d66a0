-- Readings of a batch in the order of its file, behind a place. previous_value is the value in the batch before, for
-- the same account and meter.
SELECT account, meter, meter_number, value, on_time, received_at, channel, message_id, previous_value
FROM batch_reading
WHERE batch_id = :?batch AND (account, period, meter) > (:?account, :?period, :?meter)
ORDER BY account, period, meter
LIMIT :?limit
