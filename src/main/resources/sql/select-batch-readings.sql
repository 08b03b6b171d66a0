-- The readings of a batch in the order of its file. previous_value is the value in the batch before, for the same account and meter.
SELECT said.account, said.meter, said.meter_number, said.value, said.on_time, said.received_at, said.channel, said.message_id,
    (SELECT earlier.value FROM batch_reading AS earlier
     WHERE earlier.account = said.account AND earlier.period = said.period AND earlier.meter = said.meter
         AND earlier.batch_id < said.batch_id
     ORDER BY earlier.batch_id DESC LIMIT 1) AS previous_value
FROM batch_reading AS said
WHERE said.batch_id = :?batch
ORDER BY said.account, said.period, said.meter
