-- Deletes all but the last message, because the next ids follow it.
DELETE FROM temp.message WHERE id < (SELECT max(id) FROM temp.message)
