DROP TABLE IF EXISTS temp.account_import
