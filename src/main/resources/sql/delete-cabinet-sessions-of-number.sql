DELETE FROM cabinet_session WHERE number = :?number
