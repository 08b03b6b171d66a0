-- Of some messages, the SMS of a number that the program rejected, not the office.
SELECT message.received_at, message.text, message.reason
FROM json_each(:?messages) AS wanted
CROSS JOIN message ON message.id = CAST(wanted.value AS BIGINT)
WHERE message.outcome = 'rejected' AND message.channel = 'sms' AND message.sender = :?number
ORDER BY message.id DESC
LIMIT :?limit
