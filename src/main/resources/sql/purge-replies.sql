-- A reply that is still pending after this time becomes suppressed: its recipient and text are emptied.
UPDATE reply
SET recipient = '', text = '', next_attempt_at = NULL,
    reason = CASE state WHEN 'pending' THEN 'purged' ELSE reason END,
    state = CASE state WHEN 'pending' THEN 'suppressed' ELSE state END
WHERE message_id BETWEEN :?first AND :?last
    AND (recipient <> '' OR text <> '')
    AND NOT EXISTS (
        SELECT 1 FROM message
        WHERE message.id = reply.message_id AND message.outcome = 'held'
            AND NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = message.id))
