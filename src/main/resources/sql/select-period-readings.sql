-- The effective readings of one period in a range of accounts. The range and the period are values and not joined:
-- otherwise SQLite evaluates the view for all accounts.
SELECT account, meter, value, on_time, reviewed, received_at, latest_message_id
FROM effective_reading
WHERE account >= :?account AND account < :?end AND period = :?period AND (account > :?account OR meter > :?meter)
ORDER BY account, meter
LIMIT :?limit
