SELECT state, text FROM reply WHERE message_id = :?message_id
