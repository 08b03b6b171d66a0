-- As move-notices.sql, for the receipts that erase-receipts.sql deletes.
UPDATE delivery_receipt SET id = -id
WHERE id IN (
    SELECT beside.id
    FROM delivery_receipt AS erased
    CROSS JOIN delivery_receipt AS beside ON beside.id BETWEEN erased.id - 100 AND erased.id + 100
    WHERE erased.message_id IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages))
        OR erased.message_id IS NULL
            AND (erased.source IN (SELECT value FROM json_each(:?senders))
                OR erased.destination IN (SELECT value FROM json_each(:?senders))))
