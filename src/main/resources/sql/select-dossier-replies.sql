-- Of several readings in one SMS, the last one has the reply to all of them.
SELECT DISTINCT reply.changed_at AS at, 'reply' AS what, reply.message_id AS id,
    reply.channel, reply.recipient, reply.state, reply.reason, reply.attempts, reply.next_attempt_at,
    reply.smsc_message_id, reply.text
FROM json_each(:?messages) AS wanted
LEFT JOIN message_part AS part ON part.message_id = CAST(wanted.value AS BIGINT)
CROSS JOIN reply ON reply.message_id = coalesce(part.first_message_id + part.parts - 1, CAST(wanted.value AS BIGINT))
