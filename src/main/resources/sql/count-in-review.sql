-- Held messages for a period that wait for a decision.
SELECT count(*) FROM held_reading AS held
WHERE held.period = :?period AND NOT EXISTS (SELECT 1 FROM standing_review AS review WHERE review.message_id = held.message_id)
