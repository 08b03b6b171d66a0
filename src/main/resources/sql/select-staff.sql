-- Some hundred rows at most.
SELECT id, login, name, roles, password, disabled FROM staff ORDER BY login
