-- A late response finds the reply unchanged since its attempt, or tried again, or given up. What is settled stays so.
UPDATE reply
SET state = :?state, reason = :?reason, attempts = CASE WHEN attempts > :?attempts THEN attempts ELSE :?attempts END,
    unanswered = :?unanswered, next_attempt_at = :?next_attempt_at, smsc_message_id = :?smsc_message_id,
    changed_at = :?changed_at
WHERE message_id = :?message_id AND (state = 'pending' OR (state = 'failed' AND reason = 'no-response'))
