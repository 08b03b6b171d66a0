INSERT INTO phone_entry (message_id, entered_by, entered_at, why)
VALUES (:?message_id, :?entered_by, :?entered_at, :?why)
