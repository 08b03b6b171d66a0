DELETE FROM staff_session WHERE id = :?id AND staff_id = :?staff_id
