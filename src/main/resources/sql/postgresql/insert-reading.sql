INSERT INTO reading (id, message_id, account, meter, value, period, on_time, received_at, latest_message_id)
SELECT message_id, message_id, account, meter, value, period, on_time, received_at, message_id
FROM unnest(:?message_id::bigint[], :?account::text[], :?meter::integer[], :?value::integer[], :?period::text[],
    :?on_time::integer[], :?received_at::text[])
    AS new (message_id, account, meter, value, period, on_time, received_at)
