-- Where the consumer of a topic continues.
SELECT topic_partition, stored_up_to FROM intake_position WHERE topic = :?topic
