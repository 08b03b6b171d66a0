-- The next accounts with readings, and the numbers from which readings of the last periods came by SMS. Of each account
-- only those periods are looked up. submitted: there is a reading of this period, or one that waits for a review.
WITH RECURSIVE next (account, place) AS (
    SELECT min(account), 1 FROM reading WHERE account > :?after
    UNION ALL
    SELECT (SELECT min(account) FROM reading WHERE account > next.account), place + 1
    FROM next
    WHERE next.account IS NOT NULL AND place < :?limit
)
SELECT next.account, message.sender,
    CAST(
        EXISTS (SELECT 1 FROM reading AS now WHERE now.account = next.account AND now.period = :?period)
        OR EXISTS (SELECT 1 FROM held_reading AS held WHERE held.account = next.account AND held.period = :?period)
        AS INTEGER) AS submitted
FROM next
LEFT JOIN reading AS earlier
    ON earlier.account = next.account AND earlier.period >= :?since AND earlier.period < :?period
LEFT JOIN message ON message.id = earlier.message_id AND message.channel = 'sms' AND message.sender <> ''
WHERE next.account IS NOT NULL
