-- On SQLite there is one writer, and no lock to take. For PostgreSQL see postgresql/lock-receipts.sql.
SELECT 1 AS locked
