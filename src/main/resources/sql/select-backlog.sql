SELECT count(*) AS pending, count(CASE WHEN next_attempt_at <= :?now THEN 1 END) AS due,
    min(next_attempt_at) AS oldest,
    (SELECT count(*) FROM reply WHERE state = 'pending' AND channel = 'email') AS pending_mails,
    (SELECT count(*) FROM notice WHERE state = 'pending') AS pending_notices,
    (SELECT count(*) FROM notice WHERE state = 'pending' AND urgent = 1 AND next_attempt_at <= :?now) AS due_notices,
    (SELECT min(next_attempt_at) FROM notice WHERE state = 'pending' AND urgent IN (0, 1) AND next_attempt_at <= :?now)
        AS oldest_notice
FROM reply
WHERE state = 'pending' AND channel = 'sms'
