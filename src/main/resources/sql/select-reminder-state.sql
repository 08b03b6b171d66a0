-- How a number stands: whether an account of it has a reading by now, whether it wants none, and how often it was
-- reminded.
SELECT
    CAST(EXISTS (
        SELECT 1 FROM json_each(:?accounts) AS wanted
        CROSS JOIN reading ON reading.account = wanted.value AND reading.period = :?period)
    OR EXISTS (
        SELECT 1 FROM json_each(:?accounts) AS wanted
        CROSS JOIN held_reading AS held ON held.account = wanted.value AND held.period = :?period) AS INTEGER) AS submitted,
    CAST(EXISTS (SELECT 1 FROM reminder_wish WHERE number_key = :?number_key AND wanted = 0) AS INTEGER) AS opted_out,
    (SELECT count(*) FROM reminder WHERE number_key = :?number_key AND period = :?period) AS in_period,
    CAST(EXISTS (
        SELECT 1 FROM reminder WHERE number_key = :?number_key AND period = :?period AND day = :?day) AS INTEGER) AS today
