INSERT INTO message_numbers (message_id, numbers) VALUES (:?message_id, :?numbers)
