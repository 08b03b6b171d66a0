UPDATE reply
SET state = :?state, reason = :?reason, attempts = :?attempts, unanswered = :?unanswered,
    next_attempt_at = :?next_attempt_at, smsc_message_id = :?smsc_message_id, changed_at = :?changed_at
WHERE message_id = :?message_id
