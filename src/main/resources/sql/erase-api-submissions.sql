DELETE FROM api_submission WHERE message_id IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages))
