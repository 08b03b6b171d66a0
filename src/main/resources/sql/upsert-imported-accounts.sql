-- Columns that the file does not have stay as they are.
INSERT INTO account (account, name, address, meter_digits, usual_use, meter_number, phone)
SELECT account, name, address, meter_digits, usual_use, meter_number, phone FROM temp.account_import WHERE true
ON CONFLICT (account) DO UPDATE
SET name = CASE WHEN :?has_name = 1 THEN excluded.name ELSE account.name END,
    address = CASE WHEN :?has_address = 1 THEN excluded.address ELSE account.address END,
    meter_digits = CASE WHEN :?has_meter_digits = 1 THEN excluded.meter_digits ELSE account.meter_digits END,
    usual_use = CASE WHEN :?has_usual_use = 1 THEN excluded.usual_use ELSE account.usual_use END,
    meter_number = CASE WHEN :?has_meter_number = 1 THEN excluded.meter_number ELSE account.meter_number END,
    phone = CASE WHEN :?has_phone = 1 THEN excluded.phone ELSE account.phone END
WHERE :?has_name = 1 AND account.name IS DISTINCT FROM excluded.name
    OR :?has_address = 1 AND account.address IS DISTINCT FROM excluded.address
    OR :?has_meter_digits = 1 AND account.meter_digits IS DISTINCT FROM excluded.meter_digits
    OR :?has_usual_use = 1 AND account.usual_use IS DISTINCT FROM excluded.usual_use
    OR :?has_meter_number = 1 AND account.meter_number IS DISTINCT FROM excluded.meter_number
    OR :?has_phone = 1 AND account.phone IS DISTINCT FROM excluded.phone
