-- Of some reminders, how many accounts have a reading by now, or are of one that waits no more.
SELECT count(*)
FROM reminder_account AS waiting
WHERE waiting.notice_id > :?after AND waiting.notice_id <= :?last
    AND (EXISTS (SELECT 1 FROM reading WHERE reading.account = waiting.account AND reading.period = waiting.period)
        OR EXISTS (SELECT 1 FROM held_reading AS held
            WHERE held.account = waiting.account AND held.period = waiting.period)
        OR NOT EXISTS (SELECT 1 FROM notice WHERE notice.id = waiting.notice_id AND notice.state = 'pending'))
