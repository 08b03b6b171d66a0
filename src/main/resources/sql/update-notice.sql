-- As update-reply.sql; a response may also come after the notice expired.
UPDATE notice
SET state = :?state, reason = :?reason, attempts = CASE WHEN attempts > :?attempts THEN attempts ELSE :?attempts END,
    unanswered = :?unanswered, next_attempt_at = :?next_attempt_at, smsc_message_id = :?smsc_message_id,
    text = CASE WHEN :?forget_text = 1 THEN '' ELSE text END, changed_at = :?changed_at
WHERE id = :?id
    AND (state = 'pending' OR (state = 'failed' AND reason IN ('no-response', 'expired', 'submitted', 'opted-out')))
