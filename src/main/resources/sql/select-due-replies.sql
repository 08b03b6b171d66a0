-- A reply that was never tried was stored when its message was received; only for the others the message is read.
SELECT message_id, recipient, text, link, attempts, unanswered,
    CASE WHEN reason IS NULL THEN changed_at
        ELSE (SELECT received_at FROM message WHERE message.id = message_id) END AS received_at
FROM reply
WHERE state = 'pending' AND channel = 'sms' AND next_attempt_at <= :?now
    AND coalesce(link, '') NOT IN (SELECT value FROM json_each(:?passed_over) AS passed_over)
ORDER BY next_attempt_at, message_id
LIMIT :?limit
