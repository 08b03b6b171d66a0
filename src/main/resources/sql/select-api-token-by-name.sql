SELECT id, name, roles, added_at, used_at, revoked FROM api_token WHERE name = :?name
