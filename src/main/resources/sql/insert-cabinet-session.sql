INSERT INTO cabinet_session (token, number, began_at, seen_at) VALUES (:?token, :?number, :?now, :?now)
