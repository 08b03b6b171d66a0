INSERT INTO sent_id (day, key, message_id)
SELECT * FROM unnest(:?day::integer[], :?key::text[], :?message_id::bigint[])
ON CONFLICT (day, key, message_id) DO NOTHING
