INSERT INTO account_words (rowid, words) VALUES (:?number, :?words)
