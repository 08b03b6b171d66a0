-- The replies that receipts may refer to: each key is [number of the receipt in its group, key].
SELECT CAST(wanted.value ->> 0 AS BIGINT) AS number, sent_id.key, sent_id.message_id, reply.recipient
FROM json_each(:?keys) AS wanted
CROSS JOIN sent_id
    ON sent_id.day IN (:?day, :?day - 1, :?day - 2, :?day - 3) AND sent_id.key = wanted.value ->> 1
CROSS JOIN reply ON reply.message_id = sent_id.message_id
