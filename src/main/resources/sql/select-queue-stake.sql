-- As select-queue-oldest.sql, those first whose value is farthest from the reading before.
SELECT waiting.message_id, waiting.account, waiting.meter, waiting.value, waiting.period, waiting.rules, waiting.channel, waiting.file,
    waiting.received_at, waiting.stake, waiting.deferred_until, claim.claimed_by, claim.claimed_until, account.name AS customer,
    (SELECT count(*) FROM open_case AS equal
     WHERE equal.account = waiting.account AND equal.period = waiting.period AND equal.value = waiting.value
         AND equal.meter = waiting.meter) AS equal_cases,
    (SELECT expires_at FROM question
     WHERE question.message_id = waiting.message_id AND question.state = 'open' AND question.expires_at > :?now)
        AS asked_until
FROM open_case AS waiting
LEFT JOIN review_claim AS claim ON claim.message_id = waiting.message_id AND claim.claimed_until > :?now
LEFT JOIN account ON account.account = waiting.account
WHERE waiting.stake <= :?stake AND (waiting.stake < :?stake OR waiting.message_id > :?after)
    AND (CAST(:?period AS TEXT) IS NULL OR waiting.period = :?period)
    AND (CAST(:?rule AS TEXT) IS NULL OR instr(',' || waiting.rules || ',', ',' || :?rule || ',') > 0)
    AND (CAST(:?channel AS TEXT) IS NULL OR waiting.channel = :?channel)
    AND (CAST(:?file AS TEXT) IS NULL OR waiting.file = :?file)
    AND (CAST(:?claimed_by AS TEXT) IS NULL OR waiting.message_id IN (
        SELECT message_id FROM review_claim WHERE claimed_by = :?claimed_by AND claimed_until > :?now))
    AND (CAST(:?free_for AS TEXT) IS NULL OR claim.claimed_by IS NULL OR claim.claimed_by = :?free_for)
    AND CASE WHEN waiting.deferred_until > :?now THEN 1 ELSE 0 END = :?deferred
    AND NOT EXISTS (
        SELECT 1 FROM open_case AS older
        WHERE older.account = waiting.account AND older.period = waiting.period AND older.value = waiting.value
            AND older.meter = waiting.meter AND older.message_id < waiting.message_id
            AND CASE WHEN older.deferred_until > :?now THEN 1 ELSE 0 END = :?deferred)
ORDER BY waiting.stake DESC, waiting.message_id
LIMIT :?limit
