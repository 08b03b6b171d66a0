DELETE FROM message_part WHERE state = 'judged' AND changed_at <= :?forgotten
