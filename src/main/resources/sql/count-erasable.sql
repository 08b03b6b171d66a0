-- How much the statements erase-*.sql would erase.
SELECT
    (SELECT count(*) FROM message
     WHERE id IN (SELECT value FROM json_each(:?messages)) AND (sender <> '' OR text <> '' OR raw IS NOT NULL)) AS messages,
    (SELECT count(*) FROM reply
     WHERE message_id IN (SELECT value FROM json_each(:?messages)) AND (recipient <> '' OR text <> '')) AS replies,
    (SELECT count(*) FROM delivery_receipt
     WHERE message_id IN (SELECT value FROM json_each(:?messages))
        OR message_id IS NULL
            AND (source IN (SELECT value FROM json_each(:?senders)) OR destination IN (SELECT value FROM json_each(:?senders))))
        AS receipts,
    (SELECT count(*) FROM segment WHERE sender IN (SELECT value FROM json_each(:?senders))) AS segments
