SELECT account FROM cabinet_account WHERE number = :?number ORDER BY account
