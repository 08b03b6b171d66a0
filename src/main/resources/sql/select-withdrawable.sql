-- The messages on which a reading rests: the one that brought it, if no decision was needed, and those whose acceptance
-- holds.
SELECT reading.message_id AS id
FROM reading
WHERE reading.account = :?account AND reading.period = :?period AND reading.meter = :?meter AND reading.value = :?value
    AND NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = reading.message_id)
UNION
SELECT review.message_id
FROM standing_review AS review
WHERE review.account = :?account AND review.period = :?period AND review.meter = :?meter AND review.value = :?value
    AND review.decision = 'accept'
ORDER BY 1
