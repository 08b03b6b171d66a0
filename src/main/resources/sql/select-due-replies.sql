SELECT message_id, recipient, text, link, attempts, unanswered
FROM reply
WHERE state = 'pending' AND channel = 'sms' AND next_attempt_at <= :?now
ORDER BY next_attempt_at, message_id
LIMIT :?limit
