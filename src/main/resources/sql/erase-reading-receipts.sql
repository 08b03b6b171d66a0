DELETE FROM reading_receipt WHERE message_id IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages))
