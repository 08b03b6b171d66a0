-- Accounts whose words have all the wanted characters, in order of the account. The caller compares the words
-- themselves.
SELECT account.account, account.name, account.address, account.meter_digits, account.usual_use, account.meter_number,
    account.phone
FROM account_words
CROSS JOIN account ON account.account = printf('%010d', account_words.rowid)
WHERE account_words MATCH :?characters
ORDER BY account_words.rowid
LIMIT :?limit
