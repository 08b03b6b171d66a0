SELECT message_id, recipient, text, link, attempts, unanswered
FROM reply
WHERE state = 'pending' AND channel = 'sms' AND next_attempt_at <= :?now
    AND coalesce(link, '') NOT IN (SELECT value FROM json_each(:?passed_over) AS passed_over)
ORDER BY next_attempt_at, message_id
LIMIT :?limit
