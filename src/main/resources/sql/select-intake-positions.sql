SELECT topic, topic_partition, stored_up_to
FROM intake_position
WHERE topic || ' ' || topic_partition IN (SELECT value FROM json_each(:?partitions))
