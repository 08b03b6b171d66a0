-- Reads all messages that were stored since the first moment: what was received before the last one may be stored after
-- it.
SELECT channel, outcome, reason, count(*) AS messages
FROM message
WHERE id > (SELECT coalesce(max(last_id), 0) FROM message_mark WHERE marked_at <= :?since)
    AND received_at >= :?since AND received_at < :?until
    AND reason IS DISTINCT FROM 'canary'
GROUP BY channel, outcome, reason
ORDER BY channel, outcome, reason NULLS FIRST
