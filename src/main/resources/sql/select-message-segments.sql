-- The segments of which a message was reassembled, as long as they are kept. They came from the sender in one of its
-- notations, and the message was received when the last of them was.
SELECT number, total, reference, esm_class, data_coding, octets, received_at, link
FROM segment
WHERE long_message IN (
    SELECT long_message
    FROM segment
    WHERE sender IN (SELECT value FROM json_each(:?senders)) AND recipient = :?recipient
    GROUP BY long_message
    HAVING max(received_at) = :?received_at)
ORDER BY long_message, number
