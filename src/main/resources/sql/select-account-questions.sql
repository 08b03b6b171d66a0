-- The last question of each of these numbers, written [sender_key, sender, redelivered since], which account was meant,
-- with the accounts that it offered and that are still bound. said: what the number has sent in such conversations
-- since. is_settled: a later reading of the account has come.
SELECT question.message_id, message.sender, question.value, question.period, question.on_time, question.endings,
    question.expires_at, question.answered_by, binding.account,
    CAST(EXISTS (
        SELECT 1 FROM reading
        WHERE reading.account = binding.account AND reading.period = question.period
            AND max(reading.latest_message_id, reading.reviewed_as_of) > question.message_id) AS INTEGER) AS is_settled,
    (SELECT string_agg(trim(said.text), ' ')
        FROM account_question AS recent
        CROSS JOIN message AS said ON said.id IN (recent.message_id, recent.answered_by)
        WHERE recent.sender_key = CAST(wanted.value ->> 0 AS BIGINT) AND recent.asked_at > wanted.value ->> 2) AS said
FROM json_each(:?senders) AS wanted
CROSS JOIN account_question AS question ON question.message_id = (
    SELECT last.message_id FROM account_question AS last
    WHERE last.sender_key = CAST(wanted.value ->> 0 AS BIGINT)
    ORDER BY last.asked_at DESC, last.message_id DESC LIMIT 1)
CROSS JOIN message ON message.id = question.message_id AND message.sender = wanted.value ->> 1
CROSS JOIN binding ON binding.sender = message.sender AND binding.message_id < question.message_id
