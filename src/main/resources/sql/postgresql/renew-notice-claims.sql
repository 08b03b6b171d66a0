-- As renew-reply-claims.sql.
WITH renewed AS (
    UPDATE notice
    SET claimed_until = clock_timestamp() + make_interval(secs => :?lease_seconds)
    WHERE id = ANY (CAST(string_to_array(:?ids, ',') AS BIGINT[])) AND claimed_by = :?node AND state = 'pending'
    RETURNING id)
SELECT id FROM renewed
