SELECT batch.created_at AS at, 'batch' AS what, handed.message_id AS id,
    batch.id AS batch, batch.file, handed.meter, handed.value, handed.period
FROM batch_reading AS handed
CROSS JOIN batch ON batch.id = handed.batch_id
WHERE handed.account = :?account
