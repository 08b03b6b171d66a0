DELETE FROM temp.account_import WHERE contradicted = 1
