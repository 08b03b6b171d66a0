-- The outcomes of the messages just replayed, in their order; for a new reading also the message that submitted it
-- originally.
SELECT message.outcome, coalesce(message.reason, held.rules) AS reason, reading.on_time,
    stored.message_id AS stored_message_id, stored.on_time AS stored_on_time
FROM temp.message AS message
LEFT JOIN temp.held_reading AS held ON held.message_id = message.id
LEFT JOIN temp.reading AS reading ON reading.message_id = message.id
LEFT JOIN main.reading AS stored
    ON stored.account = reading.account AND stored.period = reading.period
    AND stored.meter = reading.meter AND stored.value = reading.value
WHERE message.id > (SELECT min(id) FROM temp.message)
ORDER BY message.id
