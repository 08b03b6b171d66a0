-- The periods of a message's readings; the accounts are those that its text mentions.
SELECT period FROM held_reading WHERE message_id = :?message_id
UNION
SELECT period FROM review WHERE message_id = :?message_id AND period IS NOT NULL
UNION
SELECT reading.period
FROM json_each(:?accounts) AS mentioned
CROSS JOIN reading ON reading.account = mentioned.value
WHERE reading.message_id = :?message_id OR reading.latest_message_id = :?message_id
