UPDATE staff SET password = :?password, password_at = :?now WHERE id = :?id
