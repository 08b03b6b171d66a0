-- The messages of a page of a search, newest first.
SELECT message.id, message.received_at, message.channel, message.sender, message.outcome, message.reason,
    substr(message.text, 1, 200) AS text,
    CAST(length(message.text) > 200 AS INTEGER) AS is_cut, reply.state AS reply, reply.reason AS reply_reason,
    (SELECT decision FROM standing_review WHERE standing_review.message_id = message.id) AS decision
FROM json_each(:?messages) AS found
CROSS JOIN message ON message.id = CAST(found.value AS BIGINT)
LEFT JOIN reply ON reply.message_id = message.id
ORDER BY message.id DESC
