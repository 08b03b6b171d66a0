-- The message that a code is for, how it was read, and what was decided about it. What counts now is in
-- select-effective.sql.
SELECT message.text, message.received_at, receipt.account, receipt.meter, receipt.period, receipt.value,
    receipt.on_time, held.rules, review.decision, review.account AS decided_account, review.meter AS decided_meter,
    review.period AS decided_period, review.value AS decided_value
FROM reading_receipt AS receipt
CROSS JOIN message ON message.id = receipt.message_id AND message.text <> ''
LEFT JOIN held_reading AS held ON held.message_id = receipt.message_id
LEFT JOIN standing_review AS review ON review.message_id = receipt.message_id
WHERE receipt.code = :?code AND receipt.expires_at > :?now
