-- A reading that no decision accepts any more, and that counts as its messages brought it.
UPDATE reading SET reviewed = 0, reviewed_as_of = 0
WHERE account = :?account AND period = :?period AND meter = :?meter AND value = :?value AND reviewed <> 0
    AND NOT EXISTS (
        SELECT 1 FROM standing_review AS review
        WHERE review.account = reading.account AND review.period = reading.period AND review.meter = reading.meter
            AND review.value = reading.value AND review.decision = 'accept')
