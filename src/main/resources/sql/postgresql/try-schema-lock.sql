-- Nothing but a migration holds this lock alone.
SELECT CASE WHEN pg_try_advisory_lock(71043, 0) THEN 1 ELSE 0 END
