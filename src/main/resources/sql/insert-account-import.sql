INSERT INTO temp.account_import (account, line, name, address, meter_digits, usual_use, meter_number)
VALUES (:?account, :?line, :?name, :?address, :?meter_digits, :?usual_use, :?meter_number)
ON CONFLICT (account) DO NOTHING
