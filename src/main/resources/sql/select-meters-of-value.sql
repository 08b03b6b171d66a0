-- The meters of an account that have a reading of this value in the period.
SELECT meter
FROM reading
WHERE account = :?account AND period = :?period AND value = :?value
    AND (CAST(:?meter AS BIGINT) IS NULL OR meter = :?meter)
ORDER BY meter
