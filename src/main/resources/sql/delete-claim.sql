DELETE FROM review_claim WHERE message_id = :?message_id AND claimed_by = :?claimed_by
