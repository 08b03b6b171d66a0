-- A reply that is still pending becomes suppressed.
UPDATE reply
SET recipient = '', text = '', next_attempt_at = NULL,
    reason = CASE state WHEN 'pending' THEN 'erased' ELSE reason END,
    state = CASE state WHEN 'pending' THEN 'suppressed' ELSE state END
WHERE message_id IN (SELECT value FROM json_each(:?messages)) AND (recipient <> '' OR text <> '')
