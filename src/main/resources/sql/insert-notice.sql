INSERT INTO notice (kind, urgent, recipient, text, state, next_attempt_at, expires_at, scheduled_at, changed_at)
VALUES (:?kind, :?urgent, :?recipient, :?text, 'pending', :?due_at, :?expires_at, :?now, :?now)
RETURNING id
