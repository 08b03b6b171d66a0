-- Some dozen rows at most.
SELECT id, name, roles, added_at, used_at, revoked FROM api_token ORDER BY name
