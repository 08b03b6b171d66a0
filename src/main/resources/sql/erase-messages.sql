-- Empties text, sender and fingerprint of messages. Time, outcome and reading stay.
UPDATE message SET sender = '', text = '', raw = NULL, fingerprint = CAST('' AS BLOB)
WHERE id IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages))
    AND (sender <> '' OR text <> '' OR raw IS NOT NULL)
