-- The messages that are known to concern an account. The tables of held messages and reviews are small.
SELECT message_id FROM reading WHERE account = :?account
UNION
SELECT latest_message_id FROM reading WHERE account = :?account
UNION
SELECT message_id FROM held_reading WHERE account = :?account
UNION
SELECT message_id FROM review WHERE account = :?account
UNION
SELECT message_id FROM batch_reading WHERE account = :?account
