INSERT INTO review_claim (message_id, claimed_by, claimed_until) VALUES (:?message_id, :?claimed_by, :?claimed_until)
ON CONFLICT (message_id) DO UPDATE SET claimed_by = excluded.claimed_by, claimed_until = excluded.claimed_until
