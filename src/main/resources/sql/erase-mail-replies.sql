DELETE FROM mail_reply WHERE message_id IN (SELECT value FROM json_each(:?messages))
