-- As sql/update-notice.sql. A node that has lost its claim can only tell that the notice was sent.
UPDATE notice
SET state = :?state, reason = :?reason, attempts = CASE WHEN attempts > :?attempts THEN attempts ELSE :?attempts END,
    unanswered = :?unanswered, next_attempt_at = :?next_attempt_at, smsc_message_id = :?smsc_message_id,
    text = CASE WHEN :?forget_text = 1 THEN '' ELSE text END, changed_at = :?changed_at,
    claimed_until = CAST(:?next_attempt_at AS TIMESTAMPTZ) + make_interval(secs => :?lease_seconds)
WHERE id = :?id AND (
    state = 'pending' AND (:?state = 'sent' OR claimed_by IS NULL OR claimed_by = :?node)
    OR state = 'failed' AND reason IN ('no-response', 'expired', 'submitted', 'opted-out'))
