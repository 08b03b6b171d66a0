-- The node stops: others send its replies at once.
UPDATE reply SET claimed_until = NULL WHERE state = 'pending' AND claimed_by = :?node AND claimed_until IS NOT NULL
