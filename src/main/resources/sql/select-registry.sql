SELECT account, name, address, meter_digits, usual_use, meter_number
FROM account
WHERE account > :?after
ORDER BY account
