-- As select-missing-accounts.sql, of accounts whose words have all the wanted characters. The caller compares the words
-- themselves. The characters are written as for SQLite: "abc" AND "bcd".
SELECT account.account, account.name, account.address, account.meter_digits, account.usual_use, account.meter_number,
    account.phone,
    CAST(EXISTS (
        SELECT 1 FROM held_reading AS held
        WHERE held.account = account.account AND held.period = :?period
            AND NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = held.message_id)) AS INTEGER) AS held
FROM account_words
JOIN account ON account.account = lpad(CAST(account_words.number AS TEXT), 10, '0')
WHERE account_words.trigrams @> string_to_array(trim(BOTH '"' FROM :?characters), '" AND "')
    AND account_words.number > :?after_number AND account_words.number <= :?last_number
    AND NOT EXISTS (SELECT 1 FROM reading WHERE reading.account = account.account AND reading.period = :?period)
ORDER BY account_words.number
