SELECT count(*) AS bindings FROM binding WHERE expires_at < :?cutoff
