-- Some of the messages that are to be judged and are in nobody's hands. Who stored the last part of a complete one has it in
-- his, unless that was a while ago.
SELECT long_message, number, link, sender, recipient, reference, total, esm_class, data_coding, hex(octets) AS octets,
    received_at, repeated, state
FROM message_part
WHERE long_message IN (
    SELECT DISTINCT long_message FROM message_part
    WHERE state = 'incomplete' OR state = 'complete' AND changed_at <= :?abandoned
    LIMIT 200)
ORDER BY long_message, number
