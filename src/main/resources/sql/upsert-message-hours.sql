INSERT INTO message_hour (hour, part, channel, outcome, messages)
SELECT substr(received_at, 1, 13), id / 16384, channel, outcome, count(*)
FROM message
WHERE id BETWEEN :?first AND :?last AND reason IS DISTINCT FROM 'canary'
GROUP BY 1, 2, 3, 4
ON CONFLICT (hour, part, channel, outcome) DO UPDATE SET messages = message_hour.messages + excluded.messages
