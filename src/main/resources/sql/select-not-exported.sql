-- Accounts whose effective reading of the period (see the view effective_reading) differs from the value that was exported last.
-- Read in the order of the table: nothing is sorted, and the next query continues where this one ended.
SELECT DISTINCT reading.account
FROM reading
WHERE reading.account > :?after AND reading.period = :?period
    AND NOT EXISTS (
        SELECT 1 FROM reading AS better
        WHERE better.account = reading.account AND better.period = reading.period AND better.meter = reading.meter
            AND ((better.on_time OR better.reviewed), better.latest_message_id)
                > ((reading.on_time OR reading.reviewed), reading.latest_message_id))
    AND reading.value IS NOT (
        SELECT last.value FROM batch_reading AS last
        WHERE last.account = reading.account AND last.period = reading.period AND last.meter = reading.meter
        ORDER BY last.batch_id DESC LIMIT 1)
ORDER BY reading.account
LIMIT :?limit
