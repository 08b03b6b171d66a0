SELECT count(*) AS notices FROM notice WHERE changed_at < :?cutoff AND state <> 'pending'
