-- A page of short messages with their outcomes. The store does not keep what was read from mails and lists. Of two
-- readings of one SMS that contradict each other, neither is judged by its text alone.
SELECT message.id, message.channel, message.sender, message.recipient, message.received_at, message.text,
    message.outcome, coalesce(message.reason, held.rules) AS reason
FROM main.message AS message
LEFT JOIN main.held_reading AS held ON held.message_id = message.id AND held.rules <> 'withdrawn'
WHERE message.channel = 'sms' AND message.id > :?after AND message.received_at >= :?since
    AND message.reason IS DISTINCT FROM 'several-readings'
ORDER BY message.id
LIMIT :?limit
