-- The accounts that a message of these numbers, written [sender_key, sender], may be about without naming one: that of
-- the last question to the number, and those bound to it.
SELECT question.account
FROM json_each(:?senders) AS wanted
CROSS JOIN question ON question.message_id = (
    SELECT max(message_id) FROM question AS last WHERE last.sender_key = CAST(wanted.value ->> 0 AS BIGINT))
UNION ALL
SELECT binding.account
FROM json_each(:?senders) AS wanted
CROSS JOIN binding ON binding.sender = wanted.value ->> 1
