SELECT held_reading.message_id AS id
FROM json_each(:?messages) AS wanted
CROSS JOIN held_reading ON held_reading.message_id = CAST(wanted.value AS BIGINT)
CROSS JOIN message ON message.id = held_reading.message_id
WHERE held_reading.decided = 0
    AND (message.sender <> '' OR message.text <> '' OR message.raw IS NOT NULL)
ORDER BY 1
