-- The notices that receipts may refer to: each key is [number of the receipt in its group, key].
SELECT CAST(wanted.value ->> 0 AS BIGINT) AS number, notice.receipt_key AS key, notice.id AS message_id, notice.recipient
FROM json_each(:?keys) AS wanted
CROSS JOIN notice ON notice.receipt_key = wanted.value ->> 1
WHERE notice.changed_at > :?since
