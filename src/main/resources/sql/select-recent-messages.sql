-- The SMS of the last minutes, read backwards from the end of the table to the first older one. Messages of other
-- channels are deduplicated by the table imported.
SELECT fingerprint, received_at
FROM message
WHERE id > coalesce((
    SELECT id FROM message WHERE channel = 'sms' AND received_at <= :?since ORDER BY id DESC LIMIT 1), 0)
    AND channel = 'sms' AND length(fingerprint) > 0
ORDER BY id
