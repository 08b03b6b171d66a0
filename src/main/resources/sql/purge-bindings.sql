-- Bindings that expired before the cutoff.
DELETE FROM binding WHERE id IN (SELECT id FROM binding WHERE expires_at < :?cutoff LIMIT :?limit)
