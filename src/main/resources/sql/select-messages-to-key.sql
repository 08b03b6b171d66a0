-- A slice of messages with all that they are found by.
SELECT message.id, message.sender, message.text, message_numbers.numbers
FROM message
LEFT JOIN message_numbers ON message_numbers.message_id = message.id
WHERE message.id BETWEEN :?first AND :?last
ORDER BY message.id
