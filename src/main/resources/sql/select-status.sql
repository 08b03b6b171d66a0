-- What waits, and the last message and batch, in one row. Times are null where there is none.
SELECT
    (SELECT count(*) FROM reply WHERE state = 'pending' AND channel = 'sms') AS pending_sms,
    (SELECT count(*) FROM reply WHERE state = 'pending' AND channel = 'email') AS pending_email,
    (SELECT min(message.received_at) FROM reply CROSS JOIN message ON message.id = reply.message_id
     WHERE reply.state = 'pending' AND reply.channel = 'sms') AS oldest_pending_sms,
    (SELECT min(message.received_at) FROM reply CROSS JOIN message ON message.id = reply.message_id
     WHERE reply.state = 'pending' AND reply.channel = 'email') AS oldest_pending_email,
    (SELECT count(*) FROM held_reading WHERE NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = held_reading.message_id))
        AS held,
    (SELECT min(received_at) FROM held_reading
     WHERE NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = held_reading.message_id)) AS oldest_held,
    (SELECT count(DISTINCT long_message) FROM segment WHERE state = 'waiting') AS long_messages,
    (SELECT min(received_at) FROM segment WHERE state = 'waiting') AS oldest_segment,
    (SELECT received_at FROM message ORDER BY id DESC LIMIT 1) AS last_message,
    (SELECT channel FROM message ORDER BY id DESC LIMIT 1) AS last_channel,
    (SELECT id FROM batch ORDER BY id DESC LIMIT 1) AS last_batch,
    (SELECT created_at FROM batch ORDER BY id DESC LIMIT 1) AS last_batch_at
