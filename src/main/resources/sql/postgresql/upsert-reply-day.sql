-- Each node counts its replies of the day in a row of its own: groups of several nodes do not wait for each other.
INSERT INTO reply_day AS counted (day, node, replies)
VALUES (to_char(now() AT TIME ZONE CAST(:?zone AS TEXT), 'YYYY-MM-DD'), :?node, :?replies)
ON CONFLICT (day, node) DO UPDATE SET replies = counted.replies + excluded.replies
