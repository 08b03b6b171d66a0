-- The question that was asked with one of these messages, or that one of them answered.
SELECT question.message_id, question.value, question.period, question.asked_at, question.expires_at, question.state,
    question.answered_by
FROM json_each(:?messages) AS wanted
CROSS JOIN question ON question.message_id = CAST(wanted.value AS BIGINT)
    OR question.answered_by = CAST(wanted.value AS BIGINT)
LIMIT 1
