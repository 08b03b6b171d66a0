-- At most one reply for each letter. It is suppressed when its address has had as many replies as it may within a day;
-- 0 is no limit.
INSERT INTO reply (message_id, channel, recipient, text, state, reason, next_attempt_at, changed_at)
SELECT :?message_id, 'email', :?recipient, :?text,
    CASE WHEN suppression.reason IS NULL THEN 'pending' ELSE 'suppressed' END,
    suppression.reason,
    CASE WHEN suppression.reason IS NULL THEN :?due END,
    :?now
FROM (
    SELECT coalesce(:?reason, CASE WHEN :?limit > 0 AND :?limit <= (
        SELECT count(*)
        FROM mail_reply AS earlier
        CROSS JOIN reply AS answered ON answered.message_id = earlier.message_id AND answered.state <> 'suppressed'
        WHERE earlier.recipient = :?mailbox AND earlier.composed_at > :?since) THEN 'too-many' END) AS reason
    ) AS suppression
WHERE true
ON CONFLICT (message_id) DO NOTHING
