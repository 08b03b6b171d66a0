-- Held messages, oldest first, each with the decision that holds if there is one. Undecided messages with the same
-- reading are one row, that of the oldest, with the ids of all.
SELECT id, received_at, channel, sender, recipient, text, reason, account, meter, value, period, on_time, rules,
    numbers, review, decision, decided_by, decided_at, why, decided_account, decided_meter, decided_value, decided_period,
    forced, messages
FROM (
    SELECT message.id, message.received_at, message.channel, message.sender, message.recipient, message.text,
        message.reason, held.account, held.meter, held.value, held.period, held.on_time, held.rules,
        message_numbers.numbers, review.id AS review, review.decision, review.decided_by, review.decided_at, review.why,
        review.account AS decided_account, review.meter AS decided_meter, review.value AS decided_value,
        review.period AS decided_period, review.forced,
        row_number() OVER (equal ORDER BY message.id) AS place,
        string_agg(CAST(message.id AS TEXT), ',') OVER (
            equal ORDER BY message.id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS messages
    FROM held_reading AS held
    JOIN message ON message.id = held.message_id
    LEFT JOIN message_numbers ON message_numbers.message_id = held.message_id
    LEFT JOIN standing_review AS review ON review.message_id = held.message_id
    WHERE (CAST(:?period AS TEXT) IS NULL OR held.period = :?period) AND held.decided IN (0, :?decided)
    WINDOW equal AS (
        PARTITION BY held.account, held.meter, held.period, held.value,
            CASE WHEN review.id IS NULL AND held.account IS NOT NULL AND held.value IS NOT NULL THEN 0
                ELSE held.message_id END)
) AS held
WHERE place = 1
ORDER BY id
