-- One statement, so that of parallel attempts each counts.
UPDATE login_code SET attempts_left = attempts_left - 1
WHERE challenge = :?challenge AND attempts_left > 0 AND used = 0 AND expires_at > :?now
RETURNING id, number, account, code, sent, attempts_left
