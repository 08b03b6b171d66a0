INSERT INTO delivery_receipt
    (received_at, source, destination, smsc_message_id, key, state, error, defect, raw, message_id)
VALUES
    (:?received_at, :?source, :?destination, :?smsc_message_id, :?key, :?state, :?error, :?defect, :?raw, :?message_id)
