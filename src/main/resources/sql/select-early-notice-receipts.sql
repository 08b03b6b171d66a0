-- As select-unmatched-receipts.sql, for notices: each key is [key, id of the notice].
SELECT receipt.id, receipt.received_at, receipt.source, receipt.destination, receipt.smsc_message_id, receipt.state,
    receipt.error, notice.id AS message_id, notice.recipient, notice.smsc_message_id AS sent_id
FROM json_each(:?keys) AS wanted
CROSS JOIN delivery_receipt AS receipt ON receipt.message_id IS NULL AND receipt.key = wanted.value ->> 0
CROSS JOIN notice ON notice.id = CAST(wanted.value ->> 1 AS BIGINT)
WHERE receipt.received_at > :?since
