DELETE FROM login_code
WHERE number IN (SELECT value FROM json_each(:?senders)) OR account = :?account
