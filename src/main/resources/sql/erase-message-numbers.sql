DELETE FROM message_numbers WHERE message_id IN (SELECT value FROM json_each(:?messages))
