-- The reading that a message brought first. The account is a value: there is no index by message.
SELECT meter, value, period FROM reading WHERE account = :?account AND message_id = :?message_id
