-- What these numbers, written [number_key, sender], have said last about reminders.
SELECT wanted.value ->> 1 AS sender, reminder_wish.wanted
FROM json_each(:?senders) AS wanted
CROSS JOIN reminder_wish ON reminder_wish.number_key = CAST(wanted.value ->> 0 AS BIGINT)
