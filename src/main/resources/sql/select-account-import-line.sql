-- The line that named an account before, and whether it said the same.
SELECT line,
    CAST(name IS NOT DISTINCT FROM :?name AND address IS NOT DISTINCT FROM :?address
        AND meter_digits IS NOT DISTINCT FROM :?meter_digits AND usual_use IS NOT DISTINCT FROM :?usual_use
        AND meter_number IS NOT DISTINCT FROM :?meter_number AND phone IS NOT DISTINCT FROM :?phone AS INTEGER) AS same
FROM temp.account_import
WHERE account = :?account
