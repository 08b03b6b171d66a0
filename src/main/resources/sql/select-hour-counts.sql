-- Messages by hour, channel and outcome: those that are counted, and those that came after them.
SELECT hour, channel, outcome, CAST(sum(messages) AS BIGINT) AS messages
FROM (
    SELECT hour, channel, outcome, messages
    FROM message_hour
    WHERE hour BETWEEN :?from AND :?until
    UNION ALL
    SELECT substr(received_at, 1, 13), channel, outcome, count(*)
    FROM message
    WHERE id > :?after AND substr(received_at, 1, 13) BETWEEN :?from AND :?until AND reason IS DISTINCT FROM 'canary'
    GROUP BY 1, 2, 3) AS counted
GROUP BY hour, channel, outcome
ORDER BY hour, channel, outcome
