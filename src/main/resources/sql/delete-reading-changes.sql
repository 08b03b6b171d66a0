DELETE FROM reading_change WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(:?ids))
