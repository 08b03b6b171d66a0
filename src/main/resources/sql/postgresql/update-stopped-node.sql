UPDATE node SET stopped_at = clock_timestamp(), receiving = 0, ready = 0, links_bound = 0 WHERE name = :?node
