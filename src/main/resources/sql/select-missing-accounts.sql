-- Of the next accounts of the registry, those without a reading of a period. held: a reading waits for a review.
SELECT account.account, account.name, account.address, account.meter_digits, account.usual_use, account.meter_number,
    account.phone,
    CAST(EXISTS (
        SELECT 1 FROM held_reading AS held
        WHERE held.account = account.account AND held.period = :?period
            AND NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = held.message_id)) AS INTEGER) AS held
FROM account
WHERE account.account > :?after AND account.account <= :?last
    AND NOT EXISTS (SELECT 1 FROM reading WHERE reading.account = account.account AND reading.period = :?period)
ORDER BY account.account
