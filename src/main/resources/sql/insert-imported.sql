INSERT INTO imported (key, message_id, imported_at) VALUES (:?key, :?message_id, :?imported_at)
