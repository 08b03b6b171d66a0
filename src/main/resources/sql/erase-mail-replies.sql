DELETE FROM mail_reply WHERE message_id IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages))
