-- The ids of the replay follow this one, and so all ids of the history.
INSERT INTO temp.message SELECT * FROM main.message WHERE id = :?first
