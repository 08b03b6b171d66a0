-- Who sent readings for an account, last first.
SELECT message.sender, message.channel, count(*) AS messages, max(message.received_at) AS last_at
FROM (
    SELECT message_id FROM reading WHERE account = :?account
    UNION
    SELECT latest_message_id FROM reading WHERE account = :?account
    UNION
    SELECT message_id FROM held_reading WHERE account = :?account) AS concerned
CROSS JOIN message ON message.id = concerned.message_id
WHERE message.sender <> ''
GROUP BY message.sender, message.channel
ORDER BY last_at DESC, message.sender, message.channel
