-- Held messages for a period that wait for a decision.
SELECT count(*) FROM held_reading WHERE decided = 0 AND period = :?period
