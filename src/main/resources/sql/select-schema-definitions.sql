-- The definitions of the given tables and of all views. Views follow the tables that they read.
SELECT sql FROM main.sqlite_schema
WHERE type = 'view' OR type = 'table' AND name IN (SELECT value FROM json_each(:?tables))
ORDER BY type
