-- The segments of the latest messages with each of the keys [sender, recipient, reference, total]. Older messages are
-- of no use, and a sender that always uses the same reference may have many.
SELECT segment.long_message, segment.number, segment.link, segment.sender, segment.recipient, segment.reference, segment.total,
    segment.esm_class, segment.data_coding, hex(segment.octets) AS octets, segment.received_at, segment.repeated, segment.state
FROM json_each(:?keys) AS wanted
CROSS JOIN segment
WHERE segment.long_message IN (
    SELECT DISTINCT other.long_message
    FROM segment AS other
    WHERE other.sender = wanted.value ->> 0 AND other.recipient = wanted.value ->> 1
        AND other.reference = CAST(wanted.value ->> 2 AS BIGINT) AND other.total = CAST(wanted.value ->> 3 AS BIGINT)
    ORDER BY other.long_message DESC
    LIMIT 4)
