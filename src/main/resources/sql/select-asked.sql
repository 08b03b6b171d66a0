-- Of the wanted questions, written [message_id, sender_key, account, period, meter, now, redelivered since], those that
-- must not be asked: there was one about the reading, the number has an open one, or it has just answered one. The same
-- word again would count as a redelivery of that answer.
SELECT CAST(wanted.value ->> 0 AS BIGINT) AS message_id
FROM json_each(:?wanted) AS wanted
WHERE EXISTS (
        SELECT 1 FROM question
        WHERE account = wanted.value ->> 2 AND period = wanted.value ->> 3
            AND meter = CAST(wanted.value ->> 4 AS BIGINT))
    OR EXISTS (
        SELECT 1 FROM question
        LEFT JOIN message AS answer ON answer.id = question.answered_by
        WHERE question.sender_key = CAST(wanted.value ->> 1 AS BIGINT)
            AND (question.state = 'open' AND question.expires_at >= wanted.value ->> 5
                OR answer.received_at > wanted.value ->> 6))
