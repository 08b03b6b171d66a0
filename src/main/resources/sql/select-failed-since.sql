-- How many replies to messages that came since a moment have failed, by channel and reason.
SELECT channel, coalesce(reason, 'unknown') AS reason, count(*) AS replies
FROM reply
WHERE message_id > (SELECT coalesce(max(last_id), 0) FROM message_mark WHERE marked_at <= :?since)
    AND state = 'failed' AND (SELECT received_at FROM message WHERE message.id = reply.message_id) >= :?since
GROUP BY 1, 2
ORDER BY 3 DESC, 1, 2
