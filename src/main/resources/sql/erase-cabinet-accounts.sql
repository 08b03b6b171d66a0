DELETE FROM cabinet_account
WHERE number IN (SELECT value FROM json_each(:?senders)) OR account = :?account
