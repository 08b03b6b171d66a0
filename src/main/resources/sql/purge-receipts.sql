-- Receipts come in the order of their ids, so the oldest stand first; what they said of their replies stands there.
DELETE FROM delivery_receipt
WHERE id IN (
    SELECT id FROM (SELECT id, received_at FROM delivery_receipt ORDER BY id LIMIT :?limit)
    WHERE received_at < :?cutoff)
