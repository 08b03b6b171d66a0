-- How many replies to messages since a moment have failed, by channel and reason.
SELECT channel, coalesce(reason, 'unknown') AS reason, count(*) AS replies
FROM reply
WHERE message_id > coalesce((SELECT id FROM message WHERE received_at < :?since ORDER BY id DESC LIMIT 1), 0) AND state = 'failed'
GROUP BY 1, 2
ORDER BY 3 DESC, 1, 2
