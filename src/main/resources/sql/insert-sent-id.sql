INSERT INTO sent_id (day, key, message_id) VALUES (:?day, :?key, :?message_id)
ON CONFLICT (day, key, message_id) DO NOTHING
