-- Where a slice of some thousand readings ends; nothing where the last one begins.
SELECT account FROM reading WHERE account > :?after ORDER BY account LIMIT 1 OFFSET :?rows
