DELETE FROM rate_limit WHERE key = :?key
