UPDATE staff_session SET seen_at = :?now WHERE id = :?id AND seen_at < :?now
