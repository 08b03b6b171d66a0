-- Of some reminders, those that have not left, to numbers of which an account has a reading by now.
UPDATE notice SET state = 'failed', reason = 'submitted', next_attempt_at = NULL, changed_at = :?now
WHERE state = 'pending' AND id IN (
    SELECT waiting.notice_id FROM reminder_account AS waiting
    WHERE waiting.notice_id > :?after AND waiting.notice_id <= :?last
        AND (EXISTS (SELECT 1 FROM reading WHERE reading.account = waiting.account AND reading.period = waiting.period)
            OR EXISTS (SELECT 1 FROM held_reading AS held
                WHERE held.account = waiting.account AND held.period = waiting.period)))
