DELETE FROM notice WHERE recipient IN (SELECT value FROM json_each(:?senders))
