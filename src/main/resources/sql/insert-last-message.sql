-- Ids of the rehearsal begin after it, and so after those of all history.
INSERT INTO temp.message SELECT * FROM main.message WHERE id = :?first
