INSERT INTO reply (message_id, channel, recipient, text, link, state, reason, next_attempt_at, changed_at)
VALUES (:?message_id, :?channel, :?recipient, :?text, :?link, :?state, :?reason, :?next_attempt_at, :?changed_at)
