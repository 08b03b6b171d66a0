SELECT id, number, began_at, seen_at FROM cabinet_session WHERE token = :?token
