SELECT reply.changed_at AS at, 'reply' AS what, reply.message_id AS id,
    reply.channel, reply.recipient, reply.state, reply.reason, reply.attempts, reply.next_attempt_at,
    reply.smsc_message_id, reply.text
FROM json_each(:?messages) AS wanted
CROSS JOIN reply ON reply.message_id = wanted.value
