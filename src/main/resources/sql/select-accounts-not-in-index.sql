SELECT account.account, account.name, account.address, account.meter_digits, account.usual_use, account.meter_number,
    account.phone
FROM account_unindexed AS unindexed
CROSS JOIN account ON account.account = unindexed.account
ORDER BY account.account
LIMIT :?limit
