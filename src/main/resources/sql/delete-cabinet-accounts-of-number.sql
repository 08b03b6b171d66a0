DELETE FROM cabinet_account WHERE number = :?number
