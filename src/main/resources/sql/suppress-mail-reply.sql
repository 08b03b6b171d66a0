-- One that would be too many for its address within a day.
UPDATE reply
SET state = 'suppressed', reason = 'too-many', next_attempt_at = NULL
WHERE message_id = :?message_id AND :?limit <= (
    SELECT count(*)
    FROM mail_reply AS earlier
    CROSS JOIN reply AS answered ON answered.message_id = earlier.message_id AND answered.state <> 'suppressed'
    WHERE earlier.recipient = :?recipient AND earlier.composed_at > :?since AND earlier.message_id < :?message_id)
