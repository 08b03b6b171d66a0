-- While a node holds this lock, none of another version migrates the schema; see try-schema-lock.sql.
SELECT count(pg_advisory_lock_shared(71043, 0))
