-- The replies that count towards the daily budget, as in select-recent-replies.sql.
SELECT count(*)
FROM reply
WHERE message_id > coalesce((
        SELECT message_id FROM reply WHERE changed_at < :?since ORDER BY message_id DESC LIMIT 1), 0)
    AND channel = 'sms' AND state <> 'suppressed'
