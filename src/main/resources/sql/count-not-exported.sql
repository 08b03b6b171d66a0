-- What an export would write now of a slice of the accounts, as in insert-batch-readings.sql, by period.
SELECT period, count(*) - count(last) AS new, count(last) AS corrections, 0 AS withdrawals
FROM (
    SELECT reading.period, reading.value, (
            SELECT last.value FROM batch_reading AS last
            WHERE last.account = reading.account AND last.period = reading.period AND last.meter = reading.meter
            ORDER BY last.batch_id DESC LIMIT 1) AS last
    FROM reading
    WHERE reading.account > :?after AND reading.account <= :?until AND reading.period >= :?first
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
                ))) AS changed
WHERE value IS DISTINCT FROM last
GROUP BY period
UNION ALL
SELECT period, 0, 0, count(*)
FROM (
    SELECT account, period, meter FROM review WHERE account > :?after AND account <= :?until AND period >= :?first
    UNION
    SELECT account, period, meter FROM held_reading WHERE account > :?after AND account <= :?until AND period >= :?first
) AS decided
WHERE NOT EXISTS (
        SELECT 1 FROM reading
        WHERE reading.account = decided.account AND reading.period = decided.period AND reading.meter = decided.meter)
    AND (
        SELECT last.value FROM batch_reading AS last
        WHERE last.account = decided.account AND last.period = decided.period AND last.meter = decided.meter
        ORDER BY last.batch_id DESC LIMIT 1) IS NOT NULL
GROUP BY period
