DELETE FROM sent_id WHERE day < :?day
