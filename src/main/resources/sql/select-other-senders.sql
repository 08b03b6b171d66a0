-- Numbers of segments, and of receipts without a known reply.
SELECT sender FROM segment
UNION SELECT source FROM delivery_receipt WHERE message_id IS NULL
UNION SELECT destination FROM delivery_receipt WHERE message_id IS NULL
