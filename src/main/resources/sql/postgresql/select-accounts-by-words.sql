-- Accounts whose words have all the wanted characters, in order of the account. The caller compares the words
-- themselves. The characters are written as for SQLite: "abc" AND "bcd".
SELECT account.account, account.name, account.address, account.meter_digits, account.usual_use, account.meter_number,
    account.phone
FROM account_words
JOIN account ON account.account = lpad(CAST(account_words.number AS TEXT), 10, '0')
WHERE account_words.trigrams @> string_to_array(trim(BOTH '"' FROM :?characters), '" AND "')
ORDER BY account_words.number
LIMIT :?limit
