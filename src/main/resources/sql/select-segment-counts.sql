-- How many long messages wait for their parts, in all (sender is null) and of each of the senders.
SELECT NULL AS sender, (SELECT coalesce(max(long_message), 0) FROM message_part) AS last_id,
    (SELECT count(DISTINCT long_message) FROM message_part WHERE state = 'waiting') AS waiting
UNION ALL
SELECT wanted.value, 0,
    (SELECT count(DISTINCT long_message) FROM message_part WHERE sender = wanted.value AND state = 'waiting')
FROM json_each(:?senders) AS wanted
