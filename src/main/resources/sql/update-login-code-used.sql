UPDATE login_code SET used = 1 WHERE id = :?id
