SELECT held.received_at AS at, 'held' AS what, held.message_id AS id,
    held.account, held.value, held.period, CASE held.on_time WHEN 1 THEN 'yes' ELSE 'no' END AS on_time, held.rules
FROM json_each(:?messages) AS wanted
CROSS JOIN held_reading AS held ON held.message_id = wanted.value
