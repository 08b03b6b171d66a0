INSERT INTO cabinet_account (number, account, proved_at) VALUES (:?number, :?account, :?now)
ON CONFLICT (number, account) DO UPDATE SET proved_at = excluded.proved_at
