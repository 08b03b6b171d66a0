-- The readings in held messages, and those that were withdrawn from accepted ones.
SELECT CASE held.rules
        WHEN 'withdrawn' THEN (
            SELECT min(review.decided_at) FROM review WHERE review.message_id = held.message_id AND review.decision = 'reject')
        ELSE held.received_at END AS at,
    CASE held.rules WHEN 'withdrawn' THEN 'withdrawn' ELSE 'held' END AS what, held.message_id AS id,
    held.account, held.value, held.period, CASE held.on_time WHEN 1 THEN 'yes' ELSE 'no' END AS on_time,
    nullif(held.rules, 'withdrawn') AS rules
FROM json_each(:?messages) AS wanted
CROSS JOIN held_reading AS held ON held.message_id = CAST(wanted.value AS BIGINT)
