DELETE FROM segment WHERE sender IN (SELECT value FROM json_each(:?senders))
