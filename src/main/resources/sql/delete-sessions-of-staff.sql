DELETE FROM staff_session WHERE staff_id = :?staff_id AND id <> :?except
