-- A number that has said STOP gets none that was scheduled before.
UPDATE notice SET state = 'failed', reason = 'opted-out', next_attempt_at = NULL, changed_at = :?said_at
WHERE :?wanted = 0 AND state = 'pending' AND id IN (SELECT notice_id FROM reminder WHERE number_key = :?number_key)
