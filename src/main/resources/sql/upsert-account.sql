INSERT INTO account (account, name, address, meter_digits, usual_use, meter_number)
VALUES (:?account, :?name, :?address, :?meter_digits, :?usual_use, :?meter_number)
ON CONFLICT (account) DO UPDATE
SET name = excluded.name, address = excluded.address, meter_digits = excluded.meter_digits, usual_use = excluded.usual_use,
    meter_number = excluded.meter_number
WHERE name IS NOT excluded.name OR address IS NOT excluded.address OR meter_digits IS NOT excluded.meter_digits
    OR usual_use IS NOT excluded.usual_use OR meter_number IS NOT excluded.meter_number
