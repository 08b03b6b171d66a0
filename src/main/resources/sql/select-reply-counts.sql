-- On SQLite replies are counted in memory, see reading/ReplyGuard. For PostgreSQL see
-- postgresql/select-reply-counts.sql.
SELECT NULL AS number_key, 0 AS replies, NULL AS day
