-- The name of a node, for as long as its session lasts. 71041 are names, 71042 works, 71043 the schema.
SELECT CASE WHEN pg_try_advisory_lock(71041, hashtext(:?node)) THEN 1 ELSE 0 END
