-- The numbers that are bound to an account.
SELECT id, sender, account, message_id, bound_at, used_at, expires_at
FROM binding
WHERE account = :?account
ORDER BY id
