-- What was delivered stays so; what failed may still turn out to be delivered.
UPDATE reply
SET state = :?state, reason = :?reason, changed_at = :?changed_at
WHERE message_id = :?message_id AND (state = 'sent' OR (state = 'failed' AND :?state = 'delivered'))
