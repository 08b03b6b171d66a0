-- Stores or renews a reading after the decisions about it changed: as the last of those that accept it and still hold.
-- A reading that a message brought by itself keeps that message; one that only reviews accept has that of the last of
-- them.
INSERT INTO reading (
    id, message_id, account, meter, value, period, on_time, received_at, latest_message_id, reviewed, reviewed_as_of)
SELECT message.id, message.id, review.account, review.meter, review.value, review.period,
    CASE WHEN held.period = review.period THEN held.on_time ELSE 0 END, message.received_at, 0, review.id, review.as_of
FROM standing_review AS review
CROSS JOIN message ON message.id = review.message_id
LEFT JOIN held_reading AS held ON held.message_id = review.message_id
WHERE review.account = :?account AND review.period = :?period AND review.meter = :?meter AND review.value = :?value
    AND review.decision = 'accept'
ORDER BY review.as_of DESC, review.id DESC
LIMIT 1
ON CONFLICT (account, period, meter, value) DO UPDATE
SET reviewed = excluded.reviewed, reviewed_as_of = excluded.reviewed_as_of,
    (id, message_id, received_at) = (
        SELECT CASE WHEN brought THEN reading.id ELSE excluded.id END,
            CASE WHEN brought THEN reading.message_id ELSE excluded.message_id END,
            CASE WHEN brought THEN reading.received_at ELSE excluded.received_at END
        FROM (
            SELECT NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = reading.message_id) AS brought) AS first)
