INSERT INTO window_extension (period, extended_until, minutes, downtimes, recorded_at)
VALUES (:?period, :?extended_until, :?minutes, :?downtimes, :?recorded_at)
ON CONFLICT (period) DO UPDATE
SET extended_until = excluded.extended_until, minutes = excluded.minutes, downtimes = excluded.downtimes,
    recorded_at = excluded.recorded_at
WHERE excluded.extended_until > window_extension.extended_until
