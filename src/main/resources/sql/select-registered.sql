-- Whether there is a registry, whether it has the account, and how many digits its meter has.
SELECT (SELECT meter_digits FROM account WHERE account = :?account) AS meter_digits,
    CAST(EXISTS (SELECT 1 FROM account WHERE account > '') AS INTEGER) AS registry,
    CAST(EXISTS (SELECT 1 FROM account WHERE account = :?account) AS INTEGER) AS registered
