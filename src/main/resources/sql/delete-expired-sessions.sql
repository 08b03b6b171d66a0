-- Small: a few sessions for each person.
DELETE FROM staff_session WHERE seen_at <= :?idle_since OR began_at <= :?began_before
