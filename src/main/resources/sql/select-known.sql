-- What the store knows of a group before it is written, in one look: the last id given, and which readings, each
-- [period, account, value], are there.
SELECT coalesce(max(id), 0) AS last_id, NULL AS period, NULL AS account, NULL AS value FROM message
UNION ALL
SELECT NULL, reading.period, reading.account, reading.value
FROM json_each(:?readings) AS wanted
CROSS JOIN reading
    ON reading.account = wanted.value ->> 1 AND reading.period = wanted.value ->> 0
    AND reading.meter = 1 AND reading.value = wanted.value ->> 2
