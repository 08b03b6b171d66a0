DELETE FROM account
WHERE NOT EXISTS (SELECT 1 FROM temp.account_import WHERE account_import.account = account.account)
