-- How much purge-messages.sql and purge-replies.sql would empty in a range of messages.
SELECT count(CASE WHEN message.sender <> '' OR message.text <> '' OR message.raw IS NOT NULL THEN 1 END) AS messages,
    count(CASE WHEN reply.recipient <> '' OR reply.text <> '' THEN 1 END) AS replies
FROM message LEFT JOIN reply ON reply.message_id = message.id
WHERE message.id BETWEEN :?first AND :?last
    AND NOT (message.outcome = 'held' AND NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = message.id))
