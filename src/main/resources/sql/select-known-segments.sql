-- The parts of the latest long messages with each of the keys [sender, recipient, reference, total]. There is no use in older
-- ones, and a sender who always says the same reference may have many.
SELECT part.long_message, part.number, part.link, part.sender, part.recipient, part.reference, part.total, part.esm_class,
    part.data_coding, hex(part.octets) AS octets, part.received_at, part.repeated, part.state
FROM json_each(:?keys) AS wanted
CROSS JOIN message_part AS part
WHERE part.long_message IN (
    SELECT DISTINCT kin.long_message
    FROM message_part AS kin
    WHERE kin.sender = wanted.value ->> 0 AND kin.recipient = wanted.value ->> 1
        AND kin.reference = wanted.value ->> 2 AND kin.total = wanted.value ->> 3
    ORDER BY kin.long_message DESC
    LIMIT 4)
