INSERT INTO login_code (challenge, number, account, code, asked_at, expires_at, attempts_left, sent)
VALUES (:?challenge, :?number, :?account, :?code, :?asked_at, :?expires_at, :?attempts, :?sent)
