-- Moves the notices to be erased, and those beside them, to negative ids; done again, back. This frees and overwrites
-- their pages, which may hold copies of rows that have grown.
UPDATE notice SET id = -id
WHERE id IN (
    SELECT beside.id
    FROM notice AS erased
    CROSS JOIN notice AS beside ON beside.id BETWEEN erased.id - 100 AND erased.id + 100
    WHERE erased.recipient IN (SELECT value FROM json_each(:?senders)))
