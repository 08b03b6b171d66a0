-- Those that another node has claimed meanwhile are not returned.
WITH renewed AS (
    UPDATE reply
    SET claimed_until = clock_timestamp() + make_interval(secs => :?lease_seconds)
    WHERE message_id = ANY (CAST(string_to_array(:?ids, ',') AS BIGINT[])) AND claimed_by = :?node
        AND state = 'pending'
    RETURNING message_id)
SELECT message_id AS id FROM renewed
