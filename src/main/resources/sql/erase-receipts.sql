-- Receipts of the replies to the messages, and those without a known reply of the numbers.
DELETE FROM delivery_receipt
WHERE message_id IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages))
    OR message_id IS NULL
        AND (source IN (SELECT value FROM json_each(:?senders)) OR destination IN (SELECT value FROM json_each(:?senders)))
