-- What an import would do. A parameter with the name of a column is 0 where the file does not have it.
SELECT (SELECT count(*) FROM account) AS before, count(*) AS imported,
    count(*) - count(known.account) AS added,
    count(CASE WHEN known.account IS NOT NULL AND (
        :?has_name = 1 AND known.name IS DISTINCT FROM said.name
        OR :?has_address = 1 AND known.address IS DISTINCT FROM said.address
        OR :?has_meter_digits = 1 AND known.meter_digits IS DISTINCT FROM said.meter_digits
        OR :?has_usual_use = 1 AND known.usual_use IS DISTINCT FROM said.usual_use
        OR :?has_meter_number = 1 AND known.meter_number IS DISTINCT FROM said.meter_number
        OR :?has_phone = 1 AND known.phone IS DISTINCT FROM said.phone) THEN 1 END) AS changed
FROM temp.account_import AS said
LEFT JOIN account AS known ON known.account = said.account
