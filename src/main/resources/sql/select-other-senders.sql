-- Numbers of segments, notices, bindings, logins and the registry, and of receipts without a known reply.
SELECT sender FROM segment
UNION SELECT source FROM delivery_receipt WHERE message_id IS NULL
UNION SELECT destination FROM delivery_receipt WHERE message_id IS NULL
UNION SELECT recipient FROM notice
UNION SELECT number FROM cabinet_session
UNION SELECT number FROM cabinet_account
UNION SELECT number FROM login_code
UNION SELECT sender FROM binding
UNION SELECT number.value
FROM account
CROSS JOIN json_each('["' || replace(account.phone, ',', '","') || '"]') AS number
WHERE account.phone IS NOT NULL
