-- Replies that were written ahead, before the clock was set back: no retry is that far away.
UPDATE reply SET next_attempt_at = :?now
WHERE state = 'pending' AND channel = 'sms' AND next_attempt_at > :?latest
