-- Receipts that came before the message id that they refer to was stored: each key is [key, message id of the reply].
SELECT receipt.id, receipt.received_at, receipt.source, receipt.destination, receipt.smsc_message_id, receipt.state,
    receipt.error, reply.message_id, reply.recipient, reply.smsc_message_id AS sent_id
FROM json_each(:?keys) AS wanted
CROSS JOIN delivery_receipt AS receipt ON receipt.message_id IS NULL AND receipt.key = wanted.value ->> 0
CROSS JOIN reply ON reply.message_id = CAST(wanted.value ->> 1 AS BIGINT)
WHERE receipt.received_at > :?since
