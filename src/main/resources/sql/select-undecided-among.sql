SELECT held_reading.message_id AS id
FROM json_each(:?messages) AS wanted
CROSS JOIN held_reading ON held_reading.message_id = wanted.value
CROSS JOIN message ON message.id = held_reading.message_id
WHERE NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = held_reading.message_id)
    AND (message.sender <> '' OR message.text <> '' OR message.raw IS NOT NULL)
ORDER BY 1
