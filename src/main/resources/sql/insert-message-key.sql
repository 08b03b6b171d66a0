INSERT INTO message_key (part, key, message_id) VALUES (:?part, :?key, :?message_id)
ON CONFLICT DO NOTHING
