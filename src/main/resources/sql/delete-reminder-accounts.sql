-- Of some reminders, those that wait no more.
DELETE FROM reminder_account
WHERE notice_id > :?after AND notice_id <= :?last
    AND NOT EXISTS (SELECT 1 FROM notice WHERE notice.id = reminder_account.notice_id AND notice.state = 'pending')
