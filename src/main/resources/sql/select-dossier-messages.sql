SELECT message.received_at AS at, 'message' AS what, message.id,
    channel, sender, recipient, outcome, reason, text
FROM json_each(:?messages) AS wanted
CROSS JOIN message ON message.id = wanted.value
