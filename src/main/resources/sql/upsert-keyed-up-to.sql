INSERT INTO message_index (id, keyed_up_to) VALUES (1, :?last)
ON CONFLICT (id) DO UPDATE SET keyed_up_to = excluded.keyed_up_to
