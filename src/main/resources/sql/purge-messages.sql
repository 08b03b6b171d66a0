-- Empties text, sender and fingerprint of a message. Its time and its outcome stay.
UPDATE message SET sender = '', text = '', raw = NULL, fingerprint = CAST('' AS BLOB)
WHERE id BETWEEN :?first AND :?last
    AND NOT (outcome = 'held' AND NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = message.id))
    AND (sender <> '' OR text <> '' OR raw IS NOT NULL)
