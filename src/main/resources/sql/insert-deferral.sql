INSERT INTO review_deferral (message_id, deferred_until, deferred_by, deferred_at, why)
VALUES (:?message_id, :?deferred_until, :?deferred_by, :?deferred_at, :?why)
