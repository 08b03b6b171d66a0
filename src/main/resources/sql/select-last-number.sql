-- The last number that a reading of an account came from by SMS.
SELECT message.sender
FROM reading
CROSS JOIN message ON message.id = reading.latest_message_id
WHERE reading.account = :?account AND message.sender <> '' AND message.channel = 'sms'
ORDER BY reading.period DESC
LIMIT 1
