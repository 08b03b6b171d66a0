-- Each run of three characters, once.
INSERT INTO account_words (number, trigrams)
SELECT :?number, coalesce(array_agg(DISTINCT substr(said.words, place, 3)), ARRAY[]::TEXT[])
FROM (SELECT CAST(:?words AS TEXT) AS words) AS said
CROSS JOIN generate_series(1, length(said.words) - 2) AS place
