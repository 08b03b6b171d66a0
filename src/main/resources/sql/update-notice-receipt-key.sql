UPDATE notice SET receipt_key = :?key WHERE id = :?message_id
