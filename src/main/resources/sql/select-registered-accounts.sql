-- Those of the wanted accounts that the registry has.
SELECT account.account
FROM json_each(:?accounts) AS wanted
CROSS JOIN account ON account.account = wanted.value
