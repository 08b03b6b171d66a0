-- A held message, the decision that holds if there is one, and the ids of the messages with the same reading that share
-- its fate: undecided like this one, or with an equal decision.
SELECT message.id, message.received_at, message.channel, message.sender, message.recipient, message.text, message.reason,
    held.account, held.meter, held.value, held.period, held.on_time, held.rules, message_numbers.numbers,
    review.id AS review, review.decision, review.decided_by, review.decided_at, review.why, review.account AS decided_account,
    review.meter AS decided_meter, review.value AS decided_value, review.period AS decided_period, review.forced,
    coalesce((
        SELECT string_agg(CAST(equal.message_id AS TEXT), ',')
        FROM held_reading AS equal
        LEFT JOIN standing_review AS other ON other.message_id = equal.message_id
        WHERE equal.account = held.account AND equal.period = held.period AND equal.value = held.value
            AND equal.meter = held.meter
            AND (other.decision, other.account, other.meter, other.value, other.period)
                IS NOT DISTINCT FROM (review.decision, review.account, review.meter, review.value, review.period)),
        CAST(held.message_id AS TEXT)) AS messages
FROM held_reading AS held
CROSS JOIN message ON message.id = held.message_id
LEFT JOIN message_numbers ON message_numbers.message_id = held.message_id
LEFT JOIN standing_review AS review ON review.message_id = held.message_id
WHERE held.message_id = :?message_id
