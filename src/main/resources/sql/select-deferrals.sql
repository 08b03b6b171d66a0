-- All deferrals of a message, in order.
SELECT deferred_until, deferred_by, deferred_at, why FROM review_deferral WHERE message_id = :?message_id ORDER BY id
