-- The meter of which a reading for a period is, if its message came when the old one was replaced.
SELECT coalesce(max(meter), 1)
FROM effective_replacement
WHERE account = :?account AND period <= :?period AND replaced_on <= :?received_on
