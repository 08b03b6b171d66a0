-- Addresses and subjects of replies by mail. To be executed before the messages are purged, as for replies.
DELETE FROM mail_reply
WHERE message_id BETWEEN :?first AND :?last
    AND NOT EXISTS (
        SELECT 1 FROM message
        WHERE message.id = mail_reply.message_id AND message.outcome = 'held'
            AND NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = message.id))
