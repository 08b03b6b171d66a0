-- Columns that the file does not have stay as they are.
INSERT INTO account (account, name, address, meter_digits, usual_use, meter_number)
SELECT account, name, address, meter_digits, usual_use, meter_number FROM temp.account_import WHERE true
ON CONFLICT (account) DO UPDATE
SET name = iif(:?has_name, excluded.name, name), address = iif(:?has_address, excluded.address, address),
    meter_digits = iif(:?has_meter_digits, excluded.meter_digits, meter_digits),
    usual_use = iif(:?has_usual_use, excluded.usual_use, usual_use),
    meter_number = iif(:?has_meter_number, excluded.meter_number, meter_number)
WHERE :?has_name AND name IS NOT excluded.name OR :?has_address AND address IS NOT excluded.address
    OR :?has_meter_digits AND meter_digits IS NOT excluded.meter_digits
    OR :?has_usual_use AND usual_use IS NOT excluded.usual_use
    OR :?has_meter_number AND meter_number IS NOT excluded.meter_number
