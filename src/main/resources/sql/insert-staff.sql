INSERT INTO staff (login, name, roles, password, password_at) VALUES (:?login, :?name, :?roles, :?password, :?now)
