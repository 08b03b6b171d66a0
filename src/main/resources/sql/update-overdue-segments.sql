-- All parts of what has waited too long for the rest of its parts.
UPDATE message_part SET state = 'incomplete', changed_at = :?now
WHERE long_message IN (SELECT long_message FROM message_part WHERE state = 'waiting' AND received_at <= :?overdue)
