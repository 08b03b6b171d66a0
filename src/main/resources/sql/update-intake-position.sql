UPDATE intake_position
SET stored_up_to = :?stored_up_to
WHERE topic = :?topic AND topic_partition = :?topic_partition
