DELETE FROM account_words WHERE rowid = :?number
