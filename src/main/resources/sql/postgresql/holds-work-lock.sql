-- Whether a session still holds the lock that it took by try-work-lock.sql: 1 or 0.
SELECT count(*)
FROM pg_locks
WHERE locktype = 'advisory' AND granted AND pid = :?backend AND objsubid = 2
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND classid = 71042 AND CAST(objid AS BIGINT) = (CAST(hashtext(:?work) AS BIGINT) & 4294967295)
