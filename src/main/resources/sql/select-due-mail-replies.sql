SELECT reply.message_id, reply.recipient, reply.text, reply.attempts, reply.unanswered, mail_reply.composed_at,
    mail_reply.subject, mail_reply.in_reply_to, mail_reply.refs
FROM reply
CROSS JOIN mail_reply ON mail_reply.message_id = reply.message_id
WHERE reply.state = 'pending' AND reply.channel = 'email' AND reply.next_attempt_at <= :?now
ORDER BY reply.next_attempt_at, reply.message_id
LIMIT :?limit
