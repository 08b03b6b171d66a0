-- The process of this session, as pg_locks names it. What the driver knows may be a number of PgBouncer.
SELECT pg_backend_pid()
