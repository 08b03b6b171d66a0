-- How many messages of a range are emptied. This number only grows.
SELECT count(*) FROM message WHERE id BETWEEN :?first AND :?last AND sender = '' AND text = ''
