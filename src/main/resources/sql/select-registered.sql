-- Whether there is a registry, and whether it has the account.
SELECT EXISTS (SELECT 1 FROM account WHERE account > '') AS registry, EXISTS (SELECT 1 FROM account WHERE account = :?account) AS registered
