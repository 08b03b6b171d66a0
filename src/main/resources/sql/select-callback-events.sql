-- The last event of each of the messages that has any.
SELECT event.message_id, event.what, event.until, event.by, event.at, event.note
FROM json_each(:?messages) AS wanted
CROSS JOIN callback_event AS event ON event.id = (
    SELECT max(id) FROM callback_event WHERE callback_event.message_id = CAST(wanted.value AS BIGINT))
