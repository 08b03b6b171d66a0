INSERT INTO callback_event (message_id, what, until, by, at, note)
VALUES (:?message_id, :?what, :?until, :?by, :?at, :?note)
