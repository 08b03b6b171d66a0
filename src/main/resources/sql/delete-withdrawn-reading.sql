-- A reading that no decision accepts any more, and that no message brought by itself.
DELETE FROM reading
WHERE account = :?account AND period = :?period AND meter = :?meter AND value = :?value
    AND EXISTS (SELECT 1 FROM review WHERE review.message_id = reading.message_id)
    AND NOT EXISTS (
        SELECT 1 FROM standing_review AS review
        WHERE review.account = reading.account AND review.period = reading.period AND review.meter = reading.meter
            AND review.value = reading.value AND review.decision = 'accept')
