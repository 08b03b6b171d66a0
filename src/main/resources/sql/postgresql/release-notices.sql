-- As release-replies.sql.
UPDATE notice SET claimed_until = NULL WHERE state = 'pending' AND claimed_by = :?node AND claimed_until IS NOT NULL
