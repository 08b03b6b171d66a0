-- What an import would do. A parameter with the name of a column is 0 where the file does not have it.
SELECT (SELECT count(*) FROM account) AS before, count(*) AS imported,
    count(*) - count(known.account) AS added,
    coalesce(sum(known.account IS NOT NULL AND (
        :?has_name AND known.name IS NOT said.name OR :?has_address AND known.address IS NOT said.address
        OR :?has_meter_digits AND known.meter_digits IS NOT said.meter_digits
        OR :?has_usual_use AND known.usual_use IS NOT said.usual_use
        OR :?has_meter_number AND known.meter_number IS NOT said.meter_number)), 0) AS changed
FROM temp.account_import AS said
LEFT JOIN account AS known ON known.account = said.account
