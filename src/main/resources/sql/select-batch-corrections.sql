-- What a batch corrects and withdraws, after an account and meter.
SELECT batch_id, account, meter, previous_value AS value_before, value, message_id
FROM batch_reading
WHERE batch_id = :?batch AND previous_value IS NOT NULL
    AND account >= :?account AND (account, meter) > (:?account, :?meter)
ORDER BY account, meter
LIMIT :?limit
