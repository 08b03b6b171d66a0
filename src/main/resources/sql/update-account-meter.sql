UPDATE account SET meter_number = :?number, meter_digits = coalesce(:?digits, meter_digits) WHERE account = :?account
