-- Receipts are stored in the order of their ids, so that the oldest come first. The states of the replies stay.
DELETE FROM delivery_receipt
WHERE id IN (
    SELECT id FROM (SELECT id, received_at FROM delivery_receipt ORDER BY id LIMIT :?limit) AS oldest
    WHERE received_at < :?cutoff)
