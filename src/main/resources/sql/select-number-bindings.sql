-- The accounts that a number is bound to; the number is known by its last digits, so this reads the table.
SELECT id, sender, account, message_id, bound_at, used_at, expires_at
FROM binding
WHERE sender LIKE '%' || :?digits
ORDER BY id
