-- To be executed before the notices are erased.
DELETE FROM reminder_account
WHERE account = :?account
    OR notice_id IN (SELECT id FROM notice WHERE recipient IN (SELECT value FROM json_each(:?senders)))
