-- The rows stay locked until the end of the transaction: a second consumer of the partition waits, and finds the
-- records stored.
SELECT topic, topic_partition, stored_up_to
FROM intake_position
WHERE topic || ' ' || topic_partition IN (SELECT value FROM json_each(:?partitions))
ORDER BY topic, topic_partition
FOR UPDATE
