INSERT OR IGNORE INTO temp.account_seen (account) VALUES (:?account)
