-- The keys of emptied messages in ranges of ids, given as [[first, last], ...]. To be executed after the messages are
-- emptied. OFFSET keeps PostgreSQL from reading all messages once, and ARRAY from reading all parts.
WITH emptied AS MATERIALIZED (
    SELECT message.id
    FROM json_each(:?ranges) AS span
    CROSS JOIN LATERAL (
        SELECT id
        FROM message
        WHERE id BETWEEN CAST(span.value ->> 0 AS BIGINT) AND CAST(span.value ->> 1 AS BIGINT)
            AND sender = '' AND text = ''
        OFFSET 0
    ) AS message)
DELETE FROM message_key
WHERE part = ANY (ARRAY(SELECT DISTINCT id / 16384 FROM emptied)) AND message_id IN (SELECT id FROM emptied)
