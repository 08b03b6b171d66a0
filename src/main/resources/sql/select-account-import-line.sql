-- The line that named an account before, and whether it said the same.
SELECT line,
    name IS :?name AND address IS :?address AND meter_digits IS :?meter_digits AND usual_use IS :?usual_use
        AND meter_number IS :?meter_number AS same
FROM temp.account_import
WHERE account = :?account
