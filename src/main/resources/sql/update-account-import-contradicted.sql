UPDATE temp.account_import SET contradicted = 1 WHERE account = :?account AND contradicted = 0
