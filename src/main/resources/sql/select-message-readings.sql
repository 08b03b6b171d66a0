-- The readings that a message brought or stated again, each with the one that counts for its account, period and meter.
-- The accounts are those that the message may be about.
SELECT reading.account, reading.meter, reading.value, reading.period, reading.on_time, reading.reviewed,
    reading.message_id, reading.latest_message_id,
    counting.value AS counting_value, counting.latest_message_id AS counting_message
FROM json_each(:?accounts) AS mentioned
CROSS JOIN reading ON reading.account = mentioned.value
LEFT JOIN reading AS counting ON counting.account = reading.account AND counting.period = reading.period
    AND counting.meter = reading.meter AND counting.value = (
        SELECT value
        FROM reading AS candidate
        WHERE candidate.account = reading.account AND candidate.period = reading.period AND candidate.meter = reading.meter
        ORDER BY on_time <> 0 OR reviewed <> 0 DESC, max(latest_message_id, reviewed_as_of) DESC, reviewed DESC
        LIMIT 1)
WHERE reading.message_id = :?message_id OR reading.latest_message_id = :?message_id
    OR reading.reviewed IN (SELECT id FROM review WHERE review.message_id = :?message_id)
ORDER BY reading.account, reading.period, reading.meter, reading.value
