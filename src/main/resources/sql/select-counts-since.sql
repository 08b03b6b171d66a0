-- How many messages came since a moment, by channel and outcome. Read backwards from the end of the table to the first older one.
SELECT channel, outcome, count(*) AS messages
FROM message
WHERE id > coalesce((SELECT id FROM message WHERE received_at < :?since ORDER BY id DESC LIMIT 1), 0) AND received_at >= :?since
GROUP BY channel, outcome
ORDER BY channel, outcome
