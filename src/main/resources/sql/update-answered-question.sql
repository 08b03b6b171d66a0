UPDATE question SET state = 'answered', answered_by = :?answer WHERE message_id = :?question
