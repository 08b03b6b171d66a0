INSERT INTO message_part (message_id, first_message_id, parts) VALUES (:?message_id, :?first_message_id, :?parts)
