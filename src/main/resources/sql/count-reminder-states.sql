-- Of some numbers, how many want no reminders, and how many of the others were reminded today or often enough.
SELECT coalesce(sum(state.opted_out), 0) AS opted_out,
    coalesce(sum(CASE WHEN state.opted_out = 0 AND (state.today = 1 OR state.in_period >= :?per_period) THEN 1 ELSE 0 END), 0)
        AS reminded
FROM (
    SELECT
        CAST(EXISTS (
            SELECT 1 FROM reminder_wish AS wish
            WHERE wish.number_key = CAST(wanted.value AS BIGINT) AND wish.wanted = 0) AS INTEGER) AS opted_out,
        (SELECT count(*) FROM reminder
            WHERE reminder.number_key = CAST(wanted.value AS BIGINT) AND reminder.period = :?period) AS in_period,
        CAST(EXISTS (
            SELECT 1 FROM reminder
            WHERE reminder.number_key = CAST(wanted.value AS BIGINT) AND reminder.period = :?period
                AND reminder.day = :?day) AS INTEGER) AS today
    FROM json_each(:?number_keys) AS wanted
) AS state
