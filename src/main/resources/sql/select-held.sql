-- Held messages, oldest first, each with the decision that holds if there is one. Undecided messages with the same
-- reading are one row, that of the oldest, with the ids of all.
SELECT min(message.id) AS id, message.received_at, message.channel, message.sender, message.recipient, message.text, message.reason,
    held.account, held.meter, held.value, held.period, held.on_time, held.rules, message_numbers.numbers,
    review.id AS review, review.decision, review.decided_by, review.decided_at, review.why, review.account AS decided_account,
    review.meter AS decided_meter, review.value AS decided_value, review.period AS decided_period, review.forced, group_concat(message.id) AS messages
FROM held_reading AS held
CROSS JOIN message ON message.id = held.message_id
LEFT JOIN message_numbers ON message_numbers.message_id = held.message_id
LEFT JOIN standing_review AS review ON review.message_id = held.message_id
WHERE (:?period IS NULL OR held.period = :?period) AND held.decided IN (0, :?decided)
GROUP BY held.account, held.meter, held.period, held.value,
    CASE WHEN review.id IS NULL AND held.account IS NOT NULL AND held.value IS NOT NULL THEN 0 ELSE held.message_id END
ORDER BY id
