SELECT batch.created_at AS at, 'batch' AS what, exported.message_id AS id,
    batch.id AS batch, batch.file, exported.meter, exported.value, exported.period
FROM batch_reading AS exported
CROSS JOIN batch ON batch.id = exported.batch_id
WHERE exported.account = :?account
