-- A known pair is written at most once in a day. Of equal pairs in a group, the first one counts.
INSERT INTO binding (sender, account, message_id, bound_at, used_at, expires_at)
SELECT DISTINCT ON (sender, account) sender, account, message_id, now, now, expires_at
FROM unnest(:?sender::text[], :?account::text[], :?message_id::bigint[], :?now::text[], :?expires_at::text[])
    AS new (sender, account, message_id, now, expires_at)
ORDER BY sender, account, message_id
ON CONFLICT (sender, account) DO UPDATE
SET used_at = excluded.used_at, expires_at = excluded.expires_at
WHERE substr(binding.used_at, 1, 10) < substr(excluded.used_at, 1, 10)
