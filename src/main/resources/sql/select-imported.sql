SELECT imported.key, imported.message_id, message.outcome, message.reason
FROM json_each(:?keys) AS wanted
CROSS JOIN imported ON imported.key = wanted.value
CROSS JOIN message ON message.id = imported.message_id
