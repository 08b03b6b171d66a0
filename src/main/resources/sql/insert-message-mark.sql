INSERT INTO message_mark (marked_at, last_id)
SELECT :?now, coalesce(max(id), 0) FROM message
WHERE true
ON CONFLICT (marked_at) DO NOTHING
