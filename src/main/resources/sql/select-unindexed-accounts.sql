-- The next accounts to index. registered: whether the account is still in the registry.
SELECT unindexed.account, unindexed.indexed, CAST(account.account IS NOT NULL AS INTEGER) AS registered, account.name,
    account.address, account.meter_digits, account.usual_use, account.meter_number, account.phone
FROM account_unindexed AS unindexed
LEFT JOIN account ON account.account = unindexed.account
ORDER BY unindexed.account
LIMIT :?limit
