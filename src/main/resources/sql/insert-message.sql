INSERT INTO message (id, channel, sender, recipient, received_at, text, raw, outcome, reason)
VALUES (:?id, :?channel, :?sender, :?recipient, :?received_at, :?text, :?raw, :?outcome, :?reason)
