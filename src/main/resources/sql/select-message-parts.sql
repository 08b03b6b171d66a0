-- The parts of the ids that hold messages of these hours, channel and outcome; null stands for any. Messages of mails
-- and lists, and held ones, may belong to another period than that in which they came.
SELECT DISTINCT part
FROM message_hour
WHERE hour BETWEEN :?from AND :?until
    AND (CAST(:?channel AS TEXT) IS NULL OR channel = :?channel)
    AND (CAST(:?outcome AS TEXT) IS NULL OR outcome = :?outcome)
    AND (CAST(:?period_from AS TEXT) IS NULL OR hour BETWEEN :?period_from AND :?period_until
        OR channel = 'email' OR channel = 'file' OR outcome = 'held')
