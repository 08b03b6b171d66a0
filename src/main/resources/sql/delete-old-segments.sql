DELETE FROM segment WHERE state = 'judged' AND changed_at <= :?forgotten
