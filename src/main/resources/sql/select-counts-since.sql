-- How many messages came since a moment, by channel and outcome; without canaries.
SELECT channel, outcome, count(*) AS messages
FROM message
WHERE id > (SELECT coalesce(max(last_id), 0) FROM message_mark WHERE marked_at <= :?since) AND received_at >= :?since
    AND reason IS DISTINCT FROM 'canary'
GROUP BY channel, outcome
ORDER BY channel, outcome
