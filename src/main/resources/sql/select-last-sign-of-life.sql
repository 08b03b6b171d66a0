-- When the gateway last wrote: the heartbeat, which is written while there are no messages, or the last SMS.
SELECT max(at) AS at
FROM (
    SELECT beat_at AS at FROM heartbeat
    UNION ALL
    SELECT received_at
    FROM message
    WHERE id > (SELECT coalesce(max(id), 0) FROM message) - 1000 AND channel = 'sms'
) AS sign
WHERE at <= :?now
