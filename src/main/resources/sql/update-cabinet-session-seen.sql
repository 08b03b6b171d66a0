UPDATE cabinet_session SET seen_at = :?now WHERE id = :?id
