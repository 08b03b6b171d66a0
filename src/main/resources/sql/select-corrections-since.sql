-- What later batches correct and withdraw of a batch, after a place in such a batch. Only corrections of its period are
-- read.
SELECT later.batch_id, later.account, later.meter, own.value AS value_before, later.value, later.message_id
FROM batch
CROSS JOIN batch_reading AS later ON later.batch_id = batch.id AND later.previous_value IS NOT NULL
CROSS JOIN batch_reading AS own
    ON own.account = later.account AND own.period = later.period AND own.meter = later.meter AND own.batch_id = :?batch
WHERE batch.id > :?batch AND batch.id >= :?later AND batch.period = :?period
    AND (later.batch_id, later.account, later.meter) > (:?later, :?account, :?meter)
ORDER BY batch.id, later.account, later.meter
LIMIT :?limit
