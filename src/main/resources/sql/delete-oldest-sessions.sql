DELETE FROM staff_session
WHERE staff_id = :?staff_id AND id NOT IN (
    SELECT id FROM staff_session WHERE staff_id = :?staff_id ORDER BY id DESC LIMIT :?kept)
