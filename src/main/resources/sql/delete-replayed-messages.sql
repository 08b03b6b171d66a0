-- All but the last, after which the next ids are given.
DELETE FROM temp.message WHERE id < (SELECT max(id) FROM temp.message)
