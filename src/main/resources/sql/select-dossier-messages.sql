-- A part such as 2/3 is the second of three readings in one SMS.
SELECT message.received_at AS at, 'message' AS what, message.id,
    channel, sender, recipient, outcome, reason,
    (message.id - part.first_message_id + 1) || '/' || part.parts AS part, text, message_numbers.numbers,
    entry.entered_by, entry.why
FROM json_each(:?messages) AS wanted
CROSS JOIN message ON message.id = CAST(wanted.value AS BIGINT)
LEFT JOIN message_part AS part ON part.message_id = message.id
LEFT JOIN message_numbers ON message_numbers.message_id = message.id
LEFT JOIN phone_entry AS entry ON entry.message_id = message.id
