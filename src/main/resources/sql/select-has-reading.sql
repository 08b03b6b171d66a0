SELECT CAST(EXISTS (SELECT 1 FROM reading WHERE account = :?account AND period = :?period) AS INTEGER)
