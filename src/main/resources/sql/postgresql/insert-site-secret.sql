INSERT INTO site_secret (site, secret) VALUES (:?site, :?secret) ON CONFLICT (site) DO NOTHING
