-- The messages of a key in some parts. In each of them it is looked up.
WITH RECURSIVE parts (part) AS (
    SELECT CAST(:?first_part AS BIGINT)
    UNION ALL
    SELECT part + 1 FROM parts WHERE part < :?last_part
)
SELECT message_id
FROM parts
CROSS JOIN message_key ON message_key.part = parts.part
WHERE message_key.key = :?key AND message_id BETWEEN :?first AND :?last
