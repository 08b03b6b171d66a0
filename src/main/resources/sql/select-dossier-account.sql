SELECT name, address, meter_digits, usual_use FROM account WHERE account = :?account
