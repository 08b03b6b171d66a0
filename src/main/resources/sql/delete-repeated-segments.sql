-- Parts that were delivered again after their message was judged, and no other message came with them.
DELETE FROM message_part
WHERE long_message IN (
    SELECT long_message FROM message_part
    WHERE state = 'incomplete' GROUP BY long_message HAVING min(repeated) = 1)
