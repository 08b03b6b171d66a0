-- As update-reply-delivery.sql.
UPDATE notice
SET state = :?state, reason = :?reason, changed_at = :?changed_at
WHERE id = :?message_id AND (state = 'sent' OR (state = 'failed' AND :?state = 'delivered'))
