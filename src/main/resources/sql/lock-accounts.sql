-- On SQLite a group is the only writer, and has no locks to take. For PostgreSQL see postgresql/lock-accounts.sql.
SELECT 1 AS locked
