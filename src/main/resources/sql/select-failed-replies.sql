-- Failed replies to messages that came since a moment, in the order of the messages.
SELECT reply.message_id, reply.channel, reply.changed_at, reply.attempts, coalesce(reply.reason, 'unknown') AS reason,
    CAST(reply.recipient = '' AS INTEGER) AS emptied
FROM reply
WHERE reply.message_id > (SELECT coalesce(max(last_id), 0) FROM message_mark WHERE marked_at <= :?since)
    AND reply.state = 'failed' AND (SELECT received_at FROM message WHERE message.id = reply.message_id) >= :?since
ORDER BY reply.message_id
