-- Accounts of readings that came from an address. Neither table has an index by message or sender: this reads all
-- readings.
SELECT reading.account
FROM reading
CROSS JOIN message ON message.id = reading.message_id
WHERE lower(message.sender) LIKE lower(:?sender)
UNION
SELECT reading.account
FROM reading
CROSS JOIN message ON message.id = reading.latest_message_id AND reading.latest_message_id <> reading.message_id
WHERE lower(message.sender) LIKE lower(:?sender)
UNION
SELECT held.account
FROM held_reading AS held
CROSS JOIN message ON message.id = held.message_id
WHERE held.account IS NOT NULL AND lower(message.sender) LIKE lower(:?sender)
ORDER BY 1
