SELECT count(*) AS pending, count(CASE WHEN next_attempt_at <= :?now THEN 1 END) AS due,
    min(next_attempt_at) AS oldest,
    (SELECT count(*) FROM reply WHERE state = 'pending' AND channel = 'email') AS pending_mails
FROM reply
WHERE state = 'pending' AND channel = 'sms'
