-- A message that was stored before a time; the messages of the hour before that time may have greater ids.
SELECT coalesce(max(last_id), 0) FROM message_mark WHERE marked_at <= :?before
