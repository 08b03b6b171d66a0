-- A value that was accepted before was submitted again: it is the latest one now. It stays on time if it was on time.
-- A group may state a value several times.
UPDATE reading
SET latest_message_id = stated.message_id, on_time = greatest(reading.on_time, stated.on_time)
FROM (
    SELECT account, period, meter, value, max(message_id) AS message_id, max(on_time) AS on_time
    FROM unnest(:?account::text[], :?period::text[], :?meter::integer[], :?value::integer[], :?message_id::bigint[],
        :?on_time::integer[]) AS new (account, period, meter, value, message_id, on_time)
    GROUP BY account, period, meter, value
) AS stated
WHERE reading.account = stated.account AND reading.period = stated.period AND reading.meter = stated.meter
    AND reading.value = stated.value
