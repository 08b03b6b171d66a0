-- The accounts of these numbers, written [sender, now].
SELECT binding.sender, binding.account
FROM json_each(:?senders) AS wanted
CROSS JOIN binding ON binding.sender = wanted.value ->> 0 AND binding.expires_at >= wanted.value ->> 1
