-- The last question that each of these numbers, written [sender_key, sender], was asked, and how it stands: open;
-- rejected where the review rejected the held reading; closed where an answer, a review or a later reading has settled
-- it.
SELECT question.message_id, message.sender, question.account, question.meter, question.period, question.on_time,
    question.value, question.expires_at,
    CASE
        WHEN question.state = 'decided'
            AND (SELECT decision FROM standing_review WHERE standing_review.message_id = question.message_id) = 'reject'
        THEN 'rejected'
        WHEN question.state <> 'open' OR EXISTS (
            SELECT 1 FROM reading
            WHERE reading.account = question.account AND reading.period = question.period
                AND max(reading.latest_message_id, reading.reviewed_as_of) > question.message_id)
        THEN 'closed'
        ELSE 'open'
    END AS state
FROM json_each(:?senders) AS wanted
CROSS JOIN question ON question.message_id = (
    SELECT max(message_id) FROM question AS last WHERE last.sender_key = CAST(wanted.value ->> 0 AS BIGINT))
CROSS JOIN message ON message.id = question.message_id AND message.sender = wanted.value ->> 1
