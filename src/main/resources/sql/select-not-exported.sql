-- Accounts of a slice whose effective reading of the period (see the view effective_reading) differs from the value
-- that was exported last, and those of which a decision withdrew what was exported, so that nothing counts. They are
-- read in the order of the accounts, so that nothing is sorted.
SELECT reading.account AS account
FROM reading
WHERE reading.account > :?after AND reading.account <= :?until AND reading.period = :?period
    AND NOT EXISTS (
        SELECT 1 FROM reading AS better
        WHERE better.account = reading.account AND better.period = reading.period AND better.meter = reading.meter
            AND (
                better.on_time <> 0 OR better.reviewed <> 0,
                max(better.latest_message_id, better.reviewed_as_of),
                better.reviewed
            ) > (
                reading.on_time <> 0 OR reading.reviewed <> 0,
                max(reading.latest_message_id, reading.reviewed_as_of),
                reading.reviewed
            ))
    AND reading.value IS DISTINCT FROM (
        SELECT last.value FROM batch_reading AS last
        WHERE last.account = reading.account AND last.period = reading.period AND last.meter = reading.meter
        ORDER BY last.batch_id DESC LIMIT 1)
UNION
SELECT review.account
FROM review
WHERE review.account > :?after AND review.account <= :?until AND review.period = :?period
    AND NOT EXISTS (
        SELECT 1 FROM reading
        WHERE reading.account = review.account AND reading.period = review.period AND reading.meter = review.meter)
    AND (
        SELECT last.value FROM batch_reading AS last
        WHERE last.account = review.account AND last.period = review.period AND last.meter = review.meter
        ORDER BY last.batch_id DESC LIMIT 1) IS NOT NULL
UNION
SELECT held.account
FROM held_reading AS held
WHERE held.account > :?after AND held.account <= :?until AND held.period = :?period
    AND NOT EXISTS (
        SELECT 1 FROM reading
        WHERE reading.account = held.account AND reading.period = held.period AND reading.meter = held.meter)
    AND (
        SELECT last.value FROM batch_reading AS last
        WHERE last.account = held.account AND last.period = held.period AND last.meter = held.meter
        ORDER BY last.batch_id DESC LIMIT 1) IS NOT NULL
ORDER BY account
LIMIT :?limit
