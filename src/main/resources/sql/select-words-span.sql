-- The last of the next accounts whose words have all the wanted characters; null behind the end.
SELECT CASE WHEN count(*) > 0 THEN printf('%010d', max(number)) END AS last
FROM (
    SELECT rowid AS number
    FROM account_words
    WHERE account_words MATCH :?characters AND rowid > :?after_number
    ORDER BY rowid
    LIMIT :?limit) AS next
