INSERT INTO account (account, name, address, meter_digits, usual_use)
VALUES (:?account, :?name, :?address, :?meter_digits, :?usual_use)
ON CONFLICT (account) DO UPDATE
SET name = excluded.name, address = excluded.address, meter_digits = excluded.meter_digits, usual_use = excluded.usual_use
WHERE name IS NOT excluded.name OR address IS NOT excluded.address OR meter_digits IS NOT excluded.meter_digits
    OR usual_use IS NOT excluded.usual_use
