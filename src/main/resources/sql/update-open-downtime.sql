UPDATE downtime SET ended_at = max(began_at, :?ended_at) WHERE ended_at IS NULL
