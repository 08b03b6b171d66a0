-- The first record of a partition. On PostgreSQL it waits for another transaction that inserts the same row.
INSERT INTO intake_position (topic, topic_partition, stored_up_to) VALUES (:?topic, :?topic_partition, -1)
ON CONFLICT DO NOTHING
