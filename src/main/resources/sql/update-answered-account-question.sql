UPDATE account_question SET answered_by = :?answer WHERE message_id = :?question AND answered_by IS NULL
