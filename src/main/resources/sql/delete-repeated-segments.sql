-- Segments that were redelivered after their message was judged, without a segment of another message.
DELETE FROM segment
WHERE long_message IN (
    SELECT long_message FROM segment
    WHERE state = 'incomplete' GROUP BY long_message HAVING min(repeated) = 1)
