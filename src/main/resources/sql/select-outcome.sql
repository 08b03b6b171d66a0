SELECT outcome FROM message WHERE id = :?message_id
