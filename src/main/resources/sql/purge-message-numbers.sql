-- Explained numbers of texts. To be executed before the messages are purged, as for replies.
DELETE FROM message_numbers
WHERE message_id BETWEEN :?first AND :?last
    AND NOT EXISTS (
        SELECT 1 FROM message
        WHERE message.id = message_numbers.message_id AND message.outcome = 'held'
            AND NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = message.id))
