-- The keys of emptied messages in ranges of ids, given as [[first, last], ...]. To be executed after the messages are
-- emptied.
WITH emptied AS MATERIALIZED (
    SELECT message.id
    FROM json_each(:?ranges) AS span
    CROSS JOIN message ON message.id BETWEEN CAST(span.value ->> 0 AS BIGINT) AND CAST(span.value ->> 1 AS BIGINT)
    WHERE message.sender = '' AND message.text = '')
DELETE FROM message_key
WHERE part IN (SELECT id / 16384 FROM emptied) AND message_id IN (SELECT id FROM emptied)
