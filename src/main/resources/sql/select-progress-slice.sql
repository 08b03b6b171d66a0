-- The next accounts of the registry, and how many of them have a reading of a period.
SELECT count(*) AS accounts, count(CASE WHEN has_reading THEN 1 END) AS with_reading, max(account) AS last
FROM (
    SELECT account, EXISTS (
        SELECT 1 FROM reading WHERE reading.account = account.account AND reading.period = :?period) AS has_reading
    FROM account
    WHERE account > :?after
    ORDER BY account
    LIMIT :?slice) AS next
