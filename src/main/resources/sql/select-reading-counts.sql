-- Effective readings of a period and the progress of its accounts. Reads all readings.
SELECT (SELECT count(*) FROM account) AS registered,
    (SELECT count(*) FROM account WHERE EXISTS (
        SELECT 1 FROM reading WHERE reading.account = account.account AND reading.period = :?period)) AS registered_with_reading,
    (SELECT count(*) FROM held_reading AS held
     WHERE held.period = :?period
         AND NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = held.message_id)) AS held,
    count(*) AS effective, coalesce(sum(on_time), 0) AS on_time, count(*) - coalesce(sum(on_time), 0) AS late,
    coalesce(sum(reviewed <> 0), 0) AS reviewed
FROM reading
WHERE period = :?period
    AND NOT EXISTS (
        SELECT 1 FROM reading AS better
        WHERE better.account = reading.account AND better.period = reading.period AND better.meter = reading.meter
            AND ((better.on_time OR better.reviewed), max(better.latest_message_id, better.reviewed_as_of), better.reviewed)
                > ((reading.on_time OR reading.reviewed), max(reading.latest_message_id, reading.reviewed_as_of), reading.reviewed))
