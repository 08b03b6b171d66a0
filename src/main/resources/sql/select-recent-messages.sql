-- The SMS of the last minutes, from the end of the table: it is read backwards to the first one that is older. What came by
-- other ways is recognised by the table imported.
SELECT fingerprint, received_at
FROM message
WHERE id > coalesce((
    SELECT id FROM message WHERE channel = 'sms' AND received_at <= :?since ORDER BY id DESC LIMIT 1), 0)
    AND channel = 'sms'
ORDER BY id
