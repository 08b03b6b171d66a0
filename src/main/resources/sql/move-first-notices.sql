-- As move-notices.sql: the first page that the purge leaves.
UPDATE notice SET id = -id
WHERE id BETWEEN (SELECT min(id) FROM notice) AND (SELECT min(id) FROM notice) + 100
