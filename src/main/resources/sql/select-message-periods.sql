-- The periods of the readings of some messages. Wanted are pairs of a message and an account that its text mentions, or
-- null.
WITH pair AS MATERIALIZED (
    SELECT CAST(wanted.value ->> 0 AS BIGINT) AS message_id, wanted.value ->> 1 AS account
    FROM json_each(:?wanted) AS wanted
)
SELECT pair.message_id, held_reading.period
FROM pair
CROSS JOIN held_reading ON held_reading.message_id = pair.message_id
UNION
SELECT pair.message_id, review.period
FROM pair
CROSS JOIN review ON review.message_id = pair.message_id
WHERE review.period IS NOT NULL
UNION
SELECT pair.message_id, reading.period
FROM pair
CROSS JOIN reading ON reading.account = pair.account
WHERE reading.message_id = pair.message_id OR reading.latest_message_id = pair.message_id
