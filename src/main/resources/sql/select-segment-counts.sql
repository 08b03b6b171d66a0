-- How many concatenated messages wait for segments: in all (sender is null), and for each of the senders.
SELECT NULL AS sender, (SELECT coalesce(max(long_message), 0) FROM segment) AS last_id,
    (SELECT count(DISTINCT long_message) FROM segment WHERE state = 'waiting') AS waiting
UNION ALL
SELECT wanted.value, 0,
    (SELECT count(DISTINCT long_message) FROM segment WHERE sender = wanted.value AND state = 'waiting')
FROM json_each(:?senders) AS wanted
