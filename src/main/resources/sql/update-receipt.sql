UPDATE delivery_receipt SET message_id = :?message_id WHERE id = :?id
