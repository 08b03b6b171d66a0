-- As update-future-replies.sql: no first attempt is in the future, and no retry is that far away.
UPDATE reply SET next_attempt_at = :?now
WHERE state = 'pending' AND channel = 'email' AND next_attempt_at > :?now AND (next_attempt_at > :?latest OR attempts = 0)
