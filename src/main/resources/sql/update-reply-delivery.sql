-- A delivered reply stays delivered; a failed one can still be delivered.
UPDATE reply
SET state = :?state, reason = :?reason, changed_at = :?changed_at
WHERE message_id = :?message_id AND (state = 'sent' OR (state = 'failed' AND :?state = 'delivered'))
