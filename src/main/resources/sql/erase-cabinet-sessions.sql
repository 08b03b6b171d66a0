DELETE FROM cabinet_session WHERE number IN (SELECT value FROM json_each(:?senders))
