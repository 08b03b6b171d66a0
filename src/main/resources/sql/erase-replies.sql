-- A reply that is still pending becomes suppressed. That to several readings of one SMS may name each of them: the last
-- one has it.
UPDATE reply
SET recipient = '', text = '', next_attempt_at = NULL,
    reason = CASE state WHEN 'pending' THEN 'erased' ELSE reason END,
    state = CASE state WHEN 'pending' THEN 'suppressed' ELSE state END
WHERE message_id IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages)
    UNION
    SELECT first_message_id + parts - 1 FROM message_part
    WHERE message_id IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages)))
    AND (recipient <> '' OR text <> '')
