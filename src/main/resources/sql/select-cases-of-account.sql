-- Other open cases of an account.
SELECT message_id, value, period, rules, received_at
FROM open_case
WHERE account = :?account AND message_id NOT IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages))
ORDER BY message_id
LIMIT 20
