SELECT entry.entered_by, entry.entered_at, message.text, message.outcome, message.reason, review.decision
FROM phone_entry AS entry
CROSS JOIN message ON message.id = entry.message_id
LEFT JOIN standing_review AS review ON review.message_id = entry.message_id
WHERE entry.message_id = :?message_id
