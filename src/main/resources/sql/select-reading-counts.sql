-- Effective readings of a period and the progress of its accounts. Reads all readings.
SELECT (SELECT count(*) FROM account) AS registered,
    (SELECT count(*) FROM account WHERE EXISTS (
        SELECT 1 FROM reading WHERE reading.account = account.account AND reading.period = :?period)) AS registered_with_reading,
    (SELECT count(*) FROM held_reading WHERE decided = 0 AND period = :?period) AS held,
    count(*) AS effective, count(nullif(on_time, 0)) AS on_time, count(*) - count(nullif(on_time, 0)) AS late,
    count(nullif(reviewed, 0)) AS reviewed
FROM reading
WHERE period = :?period
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
