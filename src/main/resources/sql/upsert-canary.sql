INSERT INTO canary (only_one, number, text, scheduled_at, settled)
VALUES (1, :?number, :?text, :?scheduled_at, 0)
ON CONFLICT (only_one) DO UPDATE
SET number = excluded.number, text = excluded.text, scheduled_at = excluded.scheduled_at, returned_at = NULL,
    settled = 0
