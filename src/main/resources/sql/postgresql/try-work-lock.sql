-- The work that one node does for all, for as long as its session lasts.
SELECT CASE WHEN pg_try_advisory_lock(71042, hashtext(:?work)) THEN 1 ELSE 0 END
