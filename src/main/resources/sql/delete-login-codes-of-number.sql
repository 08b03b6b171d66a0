DELETE FROM login_code WHERE number = :?number
