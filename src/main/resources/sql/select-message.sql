-- One message with what stands beside it: explained numbers, the operator who entered it, the held reading.
SELECT message.id, message.channel, message.sender, message.recipient, message.received_at, message.text, message.raw,
    message.fingerprint, message.outcome, message.reason, message_numbers.numbers,
    entry.entered_by, entry.entered_at, entry.why,
    held.account AS held_account, held.meter AS held_meter, held.value AS held_value, held.period AS held_period,
    held.on_time AS held_on_time, held.rules AS held_rules
FROM message
LEFT JOIN message_numbers ON message_numbers.message_id = message.id
LEFT JOIN phone_entry AS entry ON entry.message_id = message.id
LEFT JOIN held_reading AS held ON held.message_id = message.id
WHERE message.id = :?message_id
