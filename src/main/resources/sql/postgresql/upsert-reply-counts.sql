-- Each node counts its replies of the day in a row of its own: groups of several nodes do not wait for each other.
WITH today AS (
    INSERT INTO reply_day AS counted (day, node, replies)
    VALUES (to_char(now() AT TIME ZONE CAST(:?zone AS TEXT), 'YYYY-MM-DD'), :?node, :?sum)
    ON CONFLICT (day, node) DO UPDATE SET replies = counted.replies + excluded.replies)
INSERT INTO reply_count AS counted (number_key, slice, replies)
SELECT added.number_key, (SELECT CAST(floor(extract(epoch FROM now()) * 1000 / :?slice_millis) AS BIGINT)),
    added.replies
FROM unnest(:?number_key::bigint[], :?replies::integer[]) AS added (number_key, replies)
ON CONFLICT (number_key, slice) DO UPDATE SET replies = counted.replies + excluded.replies
