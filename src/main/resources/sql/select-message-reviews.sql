-- All decisions about a message, in order.
SELECT review.id, decision, decided_by, decided_at, why, account, meter, value, period, supersedes,
    CAST(EXISTS (SELECT 1 FROM review AS later WHERE later.supersedes = review.id) AS INTEGER) AS is_superseded
FROM review
WHERE message_id = :?message_id
ORDER BY review.id
