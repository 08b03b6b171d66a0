INSERT INTO retention (id, purged_up_to) VALUES (1, :?last)
ON CONFLICT (id) DO UPDATE SET purged_up_to = max(retention.purged_up_to, excluded.purged_up_to)
