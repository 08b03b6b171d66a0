-- How much the statements erase-*.sql would erase.
SELECT
    (SELECT count(*) FROM message
     WHERE id IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages))
        AND (sender <> '' OR text <> '' OR raw IS NOT NULL)) AS messages,
    (SELECT count(*) FROM reply
     WHERE message_id IN (
            SELECT CAST(value AS BIGINT) FROM json_each(:?messages)
            UNION
            SELECT first_message_id + parts - 1 FROM message_part
            WHERE message_id IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages)))
        AND (recipient <> '' OR text <> '')) AS replies,
    (SELECT count(*) FROM delivery_receipt
     WHERE message_id IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages))
        OR message_id IS NULL
            AND (source IN (SELECT value FROM json_each(:?senders)) OR destination IN (SELECT value FROM json_each(:?senders))))
        AS receipts,
    (SELECT count(*) FROM segment WHERE sender IN (SELECT value FROM json_each(:?senders))) AS segments,
    (SELECT count(*) FROM notice WHERE recipient IN (SELECT value FROM json_each(:?senders))) AS notices,
    (SELECT count(*) FROM binding
     WHERE sender IN (SELECT value FROM json_each(:?senders)) OR account = :?account) AS bindings,
    (SELECT count(*) FROM reading_receipt
     WHERE message_id IN (SELECT CAST(value AS BIGINT) FROM json_each(:?messages))) AS pages,
    (SELECT count(*) FROM cabinet_session WHERE number IN (SELECT value FROM json_each(:?senders)))
        + (SELECT count(*) FROM cabinet_account
           WHERE number IN (SELECT value FROM json_each(:?senders)) OR account = :?account)
        + (SELECT count(*) FROM login_code
           WHERE number IN (SELECT value FROM json_each(:?senders)) OR account = :?account)
        + json_array_length(:?registered) AS logins
