-- The question stays with the case. To be executed before the messages are purged, as for replies.
UPDATE question SET sender_key = 0
WHERE message_id BETWEEN :?first AND :?last AND sender_key <> 0
    AND NOT EXISTS (
        SELECT 1 FROM message
        WHERE message.id = question.message_id AND message.outcome = 'held'
            AND NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = message.id))
