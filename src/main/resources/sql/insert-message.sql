INSERT INTO message (id, channel, sender, recipient, received_at, text, raw, fingerprint, outcome, reason)
VALUES (:?id, :?channel, :?sender, :?recipient, :?received_at, :?text, :?raw, :?fingerprint, :?outcome, :?reason)
