-- As move-first-notices.sql: a receipt grows when its reply is found.
UPDATE delivery_receipt SET id = -id
WHERE id BETWEEN (SELECT min(id) FROM delivery_receipt) AND (SELECT min(id) FROM delivery_receipt) + 100
