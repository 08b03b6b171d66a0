SELECT id FROM standing_review WHERE message_id = :?message_id
