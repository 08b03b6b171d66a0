-- The last decision that rejected this reading, of any meter.
SELECT review.decided_by, review.decided_at
FROM held_reading AS held
CROSS JOIN standing_review AS review ON review.message_id = held.message_id
WHERE held.account = :?account AND held.period = :?period AND held.value = :?value AND review.decision = 'reject'
ORDER BY review.id DESC
LIMIT 1
