-- The replies that count towards the rate limits, read backwards from the end of the table to the first one that has
-- not changed since. All rows before it are older.
SELECT reply.recipient, message.received_at
FROM reply
JOIN message ON message.id = reply.message_id
WHERE reply.message_id > coalesce((
        SELECT message_id FROM reply WHERE changed_at < :?since ORDER BY message_id DESC LIMIT 1), 0)
    AND reply.channel = 'sms' AND reply.state <> 'suppressed'
ORDER BY reply.message_id
