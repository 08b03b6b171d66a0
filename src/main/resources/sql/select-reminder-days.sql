-- The reminders of the last days, and what became of them. A notice is deleted before its reminder.
SELECT reminder.day, reminder.period, count(*) AS reminders,
    count(CASE WHEN notice.state = 'pending' THEN 1 END) AS pending,
    count(CASE WHEN notice.state IN ('sent', 'delivered') THEN 1 END) AS sent,
    count(CASE WHEN notice.reason IN ('submitted', 'opted-out') THEN 1 END) AS withdrawn,
    count(CASE WHEN notice.state = 'failed' AND notice.reason NOT IN ('submitted', 'opted-out') THEN 1 END) AS failed
FROM reminder
LEFT JOIN notice ON notice.id = reminder.notice_id
WHERE reminder.day >= :?since
GROUP BY reminder.day, reminder.period
ORDER BY reminder.day, reminder.period
