-- Of several wishes of a number in a group, the last one counts.
INSERT INTO reminder_wish (number_key, wanted, message_id, said_by, said_at)
SELECT DISTINCT ON (number_key) number_key, wanted, message_id, said_by, said_at
FROM unnest(:?number_key::bigint[], :?wanted::integer[], :?message_id::bigint[], :?said_by::text[], :?said_at::text[])
    WITH ORDINALITY AS new (number_key, wanted, message_id, said_by, said_at, place)
ORDER BY number_key, place DESC
ON CONFLICT (number_key) DO UPDATE SET
    wanted = excluded.wanted, message_id = excluded.message_id, said_by = excluded.said_by, said_at = excluded.said_at
