-- The last of the next accounts of the registry; null behind the end.
SELECT max(account) AS last
FROM (SELECT account FROM account WHERE account > :?after ORDER BY account LIMIT :?limit) AS next
