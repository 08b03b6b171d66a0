-- Messages that the purge kept for the review queue, by the first decision about each.
SELECT review.message_id AS id
FROM review
CROSS JOIN message ON message.id = review.message_id
WHERE review.id > (SELECT coalesce(max(reviewed_up_to), 0) FROM retention) AND review.id <= :?reviewed
    AND review.supersedes IS NULL AND review.message_id <= :?purged
    AND (message.sender <> '' OR message.text <> '' OR message.raw IS NOT NULL)
