-- As update-future-replies.sql. A first attempt may be planned for any time.
UPDATE notice SET next_attempt_at = :?now
WHERE state = 'pending' AND urgent IN (0, 1) AND next_attempt_at > :?latest AND attempts > 0
