DELETE FROM account_question WHERE message_id BETWEEN :?first AND :?last
