-- The next decisions of the review, in the order in which they were made, for finding whom to call back.
SELECT review.id AS review_id, review.decision, message.id, message.channel, message.sender, message.received_at,
    message.text, message.reason
FROM review
CROSS JOIN message ON message.id = review.message_id
WHERE review.id > :?after
ORDER BY review.id
LIMIT :?limit
