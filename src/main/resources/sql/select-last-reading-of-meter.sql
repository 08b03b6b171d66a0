SELECT value, period FROM effective_reading WHERE account = :?account AND meter = :?meter ORDER BY period DESC LIMIT 1
