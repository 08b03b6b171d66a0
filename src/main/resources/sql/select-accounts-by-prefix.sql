SELECT account, name, address, meter_digits, usual_use, meter_number, phone
FROM account
WHERE account >= :?prefix AND account < :?prefix || ':'
ORDER BY account
LIMIT :?limit
