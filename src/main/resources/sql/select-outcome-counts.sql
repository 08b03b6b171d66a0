-- Reads all messages: there is no index by time.
SELECT channel, outcome, reason, count(*) AS messages
FROM message
WHERE received_at >= :?since AND received_at < :?until
GROUP BY channel, outcome, reason
ORDER BY channel, outcome, reason
