INSERT INTO recent_message (bucket, fingerprint, message_id) VALUES (:?bucket, :?fingerprint, :?message_id)
ON CONFLICT (bucket, fingerprint) DO UPDATE SET message_id = excluded.message_id
