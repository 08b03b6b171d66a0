-- The batches that exported what the message stated.
SELECT batch.id, batch.created_at, batch.file, CAST(batch.sha256 IS NOT NULL AS INTEGER) AS is_complete,
    exported.account, exported.period, exported.meter, exported.value
FROM json_each(:?accounts) AS mentioned
CROSS JOIN batch_reading AS exported ON exported.account = mentioned.value
CROSS JOIN batch ON batch.id = exported.batch_id
WHERE exported.message_id = :?message_id
ORDER BY batch.id
