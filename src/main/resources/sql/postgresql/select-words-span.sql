-- The last of the next accounts whose words have all the wanted characters; null behind the end. The characters are
-- written as for SQLite: "abc" AND "bcd".
SELECT lpad(CAST(max(number) AS TEXT), 10, '0') AS last
FROM (
    SELECT number
    FROM account_words
    WHERE trigrams @> string_to_array(trim(BOTH '"' FROM :?characters), '" AND "') AND number > :?after_number
    ORDER BY number
    LIMIT :?limit) AS next
