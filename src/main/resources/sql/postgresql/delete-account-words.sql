DELETE FROM account_words WHERE number = :?number
