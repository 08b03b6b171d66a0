SELECT max(account) AS last FROM (SELECT account FROM account WHERE account > :?after ORDER BY account LIMIT :?limit)
