INSERT INTO reminder_wish (number_key, wanted, message_id, said_by, said_at)
VALUES (:?number_key, :?wanted, :?message_id, :?said_by, :?said_at)
ON CONFLICT (number_key) DO UPDATE SET
    wanted = excluded.wanted, message_id = excluded.message_id, said_by = excluded.said_by, said_at = excluded.said_at
