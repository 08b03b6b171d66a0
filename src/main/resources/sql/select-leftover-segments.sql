-- Segments of messages that are complete or overdue and that no exchange is recording. The exchange that stored the
-- last segment of a complete message records it, unless that was a while ago.
SELECT long_message, number, link, sender, recipient, reference, total, esm_class, data_coding, hex(octets) AS octets,
    received_at, repeated, state
FROM segment
WHERE long_message IN (
    SELECT DISTINCT long_message FROM segment
    WHERE state = 'incomplete' OR state = 'complete' AND changed_at <= :?abandoned
    LIMIT 200)
ORDER BY long_message, number
