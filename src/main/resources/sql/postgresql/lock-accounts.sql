-- The locks of a group of messages, until its transaction ends: beside other groups, and without them where it is
-- exclusive; then those of its senders, files and accounts, in the order of the rows. (7104, 0) is the lock of all
-- writers, see store/WriteLock, which says what the message is for.
WITH writers AS MATERIALIZED (
    SELECT CASE WHEN :?exclusive = 1 THEN pg_advisory_xact_lock(7104, 0)
        ELSE pg_advisory_xact_lock_shared(7104, 0) END AS locked
)
SELECT count(pg_advisory_xact_lock(kind, name)) AS locked, pg_logical_emit_message(true, 'meterline', '') AS logged
FROM writers, unnest(:?kind::integer[], :?name::integer[]) AS wanted (kind, name)
