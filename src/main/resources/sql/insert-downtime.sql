INSERT INTO downtime (began_at, ended_at, cause) VALUES (:?began_at, :?ended_at, :?cause)
