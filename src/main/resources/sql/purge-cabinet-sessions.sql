DELETE FROM cabinet_session WHERE seen_at < :?cutoff
