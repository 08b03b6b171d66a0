-- As select-reply-counts.sql.
SELECT 1 AS counted
