-- Numbers that get no reminders, the last ones first.
SELECT message_id, said_by, said_at FROM reminder_wish WHERE wanted = 0 ORDER BY said_at DESC, number_key LIMIT :?limit
