-- Whether there are accounts whose words are not up to date.
SELECT CAST(EXISTS (SELECT 1 FROM account_unindexed) AS INTEGER) AS behind
