DELETE FROM reading_receipt WHERE message_id BETWEEN :?first AND :?last
