-- How many cases wait, by the rules that hold them. Ids are in the order of arrival.
SELECT rules, count(*) AS cases, count(CASE WHEN deferred_until > :?now THEN 1 END) AS deferred,
    (SELECT received_at FROM open_case ORDER BY message_id LIMIT 1) AS oldest
FROM open_case
GROUP BY rules
