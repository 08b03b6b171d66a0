-- Urgent ones first. Each part reads one range of an index, up to its limit. Expired ones are found also while none can
-- be sent; one that is in two parts is claimed once.
SELECT * FROM (
    SELECT id, kind, recipient, text, link, attempts, unanswered, expires_at
    FROM notice
    WHERE state = 'pending' AND urgent = 1 AND next_attempt_at <= :?now
    ORDER BY next_attempt_at, id
    LIMIT :?urgent) AS urgent
UNION ALL
SELECT * FROM (
    SELECT id, kind, recipient, text, link, attempts, unanswered, expires_at
    FROM notice
    WHERE state = 'pending' AND urgent = 0 AND next_attempt_at <= :?now
    ORDER BY next_attempt_at, id
    LIMIT :?others) AS others
UNION ALL
SELECT * FROM (
    SELECT id, kind, recipient, text, link, attempts, unanswered, expires_at
    FROM notice
    WHERE state = 'pending' AND expires_at <= :?now
    ORDER BY expires_at
    LIMIT :?expired) AS expired
