SELECT reply.channel, reply.recipient, reply.text, reply.state, reply.reason, reply.attempts, reply.unanswered,
    reply.next_attempt_at, reply.smsc_message_id, reply.changed_at, reply.link, mail_reply.subject
FROM reply
LEFT JOIN mail_reply ON mail_reply.message_id = reply.message_id
WHERE reply.message_id = :?message_id
