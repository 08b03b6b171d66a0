DELETE FROM binding WHERE sender IN (SELECT value FROM json_each(:?senders)) OR account = :?account
