SELECT id, login, name, roles, password, disabled FROM staff WHERE login = :?login
