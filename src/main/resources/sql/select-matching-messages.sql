-- The messages of a range of ids that match, newest first; null stands for any. An error is a rejected message, an
-- undecided one, or one whose reply failed. What is like the text's pattern may have the text: the caller compares it.
SELECT id, channel, outcome, received_at, CASE WHEN :?with_text = 1 THEN text END AS text
FROM message
WHERE id BETWEEN :?first AND :?last
    AND (CAST(:?channel AS TEXT) IS NULL OR channel = :?channel)
    AND (CAST(:?outcome AS TEXT) IS NULL OR outcome = :?outcome)
    AND (CAST(:?reason AS TEXT) IS NULL OR instr(',' || reason || ',', ',' || :?reason || ',') > 0)
    AND (CAST(:?like_text AS TEXT) IS NULL OR lower(text) LIKE :?like_text)
    AND (:?beyond_ascii = 0 OR octet_length(text) > length(text))
    AND (CAST(:?from AS TEXT) IS NULL OR received_at >= :?from)
    AND (CAST(:?until AS TEXT) IS NULL OR received_at < :?until)
    AND (CAST(:?period_from AS TEXT) IS NULL OR (received_at >= :?period_from AND received_at < :?period_until)
        OR channel = 'email' OR channel = 'file' OR outcome = 'held')
    AND (:?errors_only = 0
        OR outcome = 'rejected'
        OR (outcome = 'held' AND NOT EXISTS (SELECT 1 FROM review WHERE review.message_id = message.id))
        OR EXISTS (SELECT 1 FROM reply WHERE reply.message_id = message.id AND reply.state = 'failed'))
ORDER BY id DESC
