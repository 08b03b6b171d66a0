INSERT INTO reply_count AS counted (number_key, slice, replies)
SELECT added.number_key, (SELECT CAST(floor(extract(epoch FROM now()) * 1000 / :?slice_millis) AS BIGINT)),
    added.replies
FROM unnest(:?number_key::bigint[], :?replies::integer[]) AS added (number_key, replies)
ON CONFLICT (number_key, slice) DO UPDATE SET replies = counted.replies + excluded.replies
