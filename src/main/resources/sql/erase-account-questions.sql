DELETE FROM account_question
WHERE message_id IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages))
    OR answered_by IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages))
