-- What waits, and the last message and batch, in one row; canaries come without any customer. Times are null where
-- there is none. With the plus, SQLite looks through the index of pending replies; without, through all replies in the
-- order of their ids.
SELECT
    (SELECT count(*) FROM reply WHERE state = 'pending' AND channel = 'sms') AS pending_sms,
    (SELECT count(*) FROM reply WHERE state = 'pending' AND channel = 'email') AS pending_email,
    (SELECT received_at FROM message
     WHERE id = (SELECT min(+message_id) FROM reply WHERE state = 'pending' AND channel = 'sms')) AS oldest_pending_sms,
    (SELECT received_at FROM message
     WHERE id = (SELECT min(+message_id) FROM reply WHERE state = 'pending' AND channel = 'email')) AS oldest_pending_email,
    (SELECT count(*) FROM notice WHERE state = 'pending') AS pending_notices,
    (SELECT min(scheduled_at || '') FROM notice WHERE state = 'pending') AS oldest_pending_notice,
    (SELECT count(*) FROM held_reading WHERE decided = 0) AS held,
    (SELECT min(received_at) FROM held_reading WHERE decided = 0) AS oldest_held,
    (SELECT count(DISTINCT long_message) FROM segment WHERE state = 'waiting') AS long_messages,
    (SELECT min(received_at) FROM segment WHERE state = 'waiting') AS oldest_segment,
    (SELECT received_at FROM message WHERE reason IS DISTINCT FROM 'canary' ORDER BY id DESC LIMIT 1) AS last_message,
    (SELECT channel FROM message WHERE reason IS DISTINCT FROM 'canary' ORDER BY id DESC LIMIT 1) AS last_channel,
    (SELECT id FROM batch ORDER BY id DESC LIMIT 1) AS last_batch,
    (SELECT created_at FROM batch ORDER BY id DESC LIMIT 1) AS last_batch_at,
    (SELECT min(period) FROM window_extension WHERE extended_until > :?now) AS extended_period,
    (SELECT min(extended_until) FROM window_extension WHERE extended_until > :?now) AS extended_until
