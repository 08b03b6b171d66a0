-- The last decision before the first one about a later message.
SELECT coalesce(
    (SELECT min(id) FROM review WHERE message_id > :?message_id),
    (SELECT max(id) + 1 FROM review),
    1) - 1
