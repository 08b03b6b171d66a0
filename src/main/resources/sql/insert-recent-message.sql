INSERT INTO recent_message (bucket, fingerprint, message_id) VALUES (:?bucket, :?fingerprint, :?message_id)
