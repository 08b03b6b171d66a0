SELECT is_on FROM reading_feed WHERE id = 1
