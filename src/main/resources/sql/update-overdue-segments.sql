-- All segments of messages that have waited for the reassembly timeout.
UPDATE segment SET state = 'incomplete', changed_at = :?now
WHERE long_message IN (SELECT long_message FROM segment WHERE state = 'waiting' AND changed_at <= :?overdue)
