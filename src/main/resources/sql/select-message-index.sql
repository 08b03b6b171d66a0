-- How far the index is, and the last message.
SELECT coalesce((SELECT keyed_up_to FROM message_index), 0) AS keyed,
    coalesce((SELECT counted_up_to FROM message_index), 0) AS counted,
    (SELECT coalesce(max(id), 0) FROM message) AS last
