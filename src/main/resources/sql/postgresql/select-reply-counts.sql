-- The replies to each number within the window, and those of this day to all numbers.
SELECT number_key, CAST(sum(replies) AS BIGINT) AS replies, NULL AS day
FROM reply_count
WHERE number_key = ANY (:?number_key::bigint[])
    AND slice >= CAST(floor(extract(epoch FROM now()) * 1000 / :?slice_millis) AS BIGINT) - :?slices
GROUP BY number_key
UNION ALL
SELECT NULL, CAST(coalesce(sum(replies), 0) AS BIGINT), to_char(now() AT TIME ZONE CAST(:?zone AS TEXT), 'YYYY-MM-DD')
FROM reply_day
WHERE day = to_char(now() AT TIME ZONE CAST(:?zone AS TEXT), 'YYYY-MM-DD')
