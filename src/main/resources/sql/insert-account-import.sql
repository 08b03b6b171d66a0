INSERT INTO temp.account_import (account, line, name, address, meter_digits, usual_use, meter_number, phone)
VALUES (:?account, :?line, :?name, :?address, :?meter_digits, :?usual_use, :?meter_number, :?phone)
ON CONFLICT (account) DO NOTHING
