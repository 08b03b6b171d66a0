INSERT INTO message_index (id, counted_up_to) VALUES (1, :?last)
ON CONFLICT (id) DO UPDATE SET counted_up_to = excluded.counted_up_to
