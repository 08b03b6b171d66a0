SELECT receipt.received_at AS at, 'receipt' AS what, receipt.message_id AS id,
    receipt.smsc_message_id, receipt.state, receipt.error, receipt.defect
FROM json_each(:?messages) AS wanted
CROSS JOIN delivery_receipt AS receipt ON receipt.message_id = CAST(wanted.value AS BIGINT)
