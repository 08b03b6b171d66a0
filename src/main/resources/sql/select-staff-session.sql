SELECT staff_session.id AS session_id, began_at, seen_at, address, agent, staff.id, login, name, roles, password, disabled
FROM staff_session
JOIN staff ON staff.id = staff_id
WHERE token = :?token
