DELETE FROM cabinet_session WHERE id = :?id
