SELECT received_at, smsc_message_id, state, error, defect
FROM delivery_receipt
WHERE message_id = :?message_id
ORDER BY id
