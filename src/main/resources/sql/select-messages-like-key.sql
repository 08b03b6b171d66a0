-- The messages of a range that may be of a number, an address or an account: the caller compares what is like the
-- pattern. A null pattern is like nothing.
SELECT message.id, message.sender, message.text, message_numbers.numbers
FROM message
LEFT JOIN message_numbers ON message_numbers.message_id = message.id
WHERE message.id BETWEEN :?first AND :?last
    AND (lower(message.sender) LIKE lower(:?sender) OR message.text LIKE :?text OR message_numbers.numbers LIKE :?text)
ORDER BY message.id
