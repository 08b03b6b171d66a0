-- The question stays with the case.
UPDATE question SET sender_key = 0
WHERE message_id IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages)) AND sender_key <> 0
