-- What the given tables and all views were made by; views after the tables that they look into.
SELECT sql FROM main.sqlite_schema
WHERE type = 'view' OR type = 'table' AND name IN (SELECT value FROM json_each(:?tables))
ORDER BY type
