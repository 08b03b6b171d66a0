SELECT message.received_at AS at, 'message' AS what, message.id,
    channel, sender, recipient, outcome, reason, text, message_numbers.numbers,
    entry.entered_by, entry.why
FROM json_each(:?messages) AS wanted
CROSS JOIN message ON message.id = wanted.value
LEFT JOIN message_numbers ON message_numbers.message_id = message.id
LEFT JOIN phone_entry AS entry ON entry.message_id = message.id
