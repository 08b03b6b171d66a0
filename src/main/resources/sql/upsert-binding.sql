-- A known pair is written at most once in a day.
INSERT INTO binding (sender, account, message_id, bound_at, used_at, expires_at)
VALUES (:?sender, :?account, :?message_id, :?now, :?now, :?expires_at)
ON CONFLICT (sender, account) DO UPDATE
SET used_at = excluded.used_at, expires_at = excluded.expires_at
WHERE substr(binding.used_at, 1, 10) < substr(excluded.used_at, 1, 10)
