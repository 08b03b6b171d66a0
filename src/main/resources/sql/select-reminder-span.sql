-- The last notice of the next reminders that wait; null behind the end.
SELECT max(next.notice_id) AS last
FROM (SELECT notice_id FROM reminder_account WHERE notice_id > :?after ORDER BY notice_id LIMIT :?limit) AS next
