-- Whether there is a registry at all, and whether the account stands in it.
SELECT EXISTS (SELECT 1 FROM account WHERE account > '') AS registry, EXISTS (SELECT 1 FROM account WHERE account = :?account) AS registered
