-- Notices are stored in the order of their ids, so that the oldest come first. One that is planned for later stays.
DELETE FROM notice
WHERE id IN (
    SELECT id FROM (SELECT id, state, changed_at FROM notice ORDER BY id LIMIT :?limit) AS oldest
    WHERE changed_at < :?cutoff AND state <> 'pending')
