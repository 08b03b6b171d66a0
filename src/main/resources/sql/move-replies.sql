UPDATE reply SET message_id = -message_id WHERE message_id BETWEEN :?first AND :?last
