INSERT INTO api_token (name, token, roles, added_at) VALUES (:?name, :?token, :?roles, :?now)
