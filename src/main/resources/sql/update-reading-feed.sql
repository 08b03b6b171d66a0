-- From now on, changes of readings are noted, or not any more.
UPDATE reading_feed SET is_on = :?is_on WHERE id = 1 AND is_on <> :?is_on
