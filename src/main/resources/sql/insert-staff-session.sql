INSERT INTO staff_session (token, staff_id, began_at, seen_at, address, agent)
VALUES (:?token, :?staff_id, :?now, :?now, :?address, :?agent)
