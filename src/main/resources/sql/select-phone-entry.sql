-- The last entry of the same account and value, unless it was rejected or withdrawn. The message is one that was
-- entered since a moment, not an older one.
SELECT entry.message_id, entry.entered_by, entry.entered_at, message.outcome, message.reason
FROM phone_entry AS entry
CROSS JOIN message ON message.id = entry.message_id
WHERE entry.entered_at >= :?since AND message.text = :?text
    AND NOT EXISTS (
        SELECT 1 FROM standing_review AS review
        WHERE review.message_id = entry.message_id AND review.decision = 'reject')
ORDER BY entry.message_id DESC
LIMIT 1
