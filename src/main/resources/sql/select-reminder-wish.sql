SELECT wanted, message_id, said_by, said_at FROM reminder_wish WHERE number_key = :?number_key
