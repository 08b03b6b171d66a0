DELETE FROM cabinet_session WHERE seen_at <= :?idle_since OR began_at <= :?began_before
