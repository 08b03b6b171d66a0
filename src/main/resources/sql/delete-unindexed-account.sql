DELETE FROM account_unindexed WHERE account = :?account
