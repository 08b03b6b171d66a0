DELETE FROM account
WHERE account > :?after AND account <= :?last
    AND NOT EXISTS (SELECT 1 FROM temp.account_seen WHERE account_seen.account = account.account)
