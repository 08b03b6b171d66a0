-- Of equal segments in a group, the last one counts.
INSERT INTO segment (long_message, number, link, sender, recipient, reference, total, esm_class, data_coding, octets,
    received_at, repeated, state, changed_at)
SELECT DISTINCT ON (long_message, number) long_message, number, link, sender, recipient, reference, total, esm_class,
    data_coding, octets, received_at, repeated, state, changed_at
FROM unnest(:?long_message::bigint[], :?number::integer[], :?link::text[], :?sender::text[], :?recipient::text[],
    :?reference::integer[], :?total::integer[], :?esm_class::integer[], :?data_coding::integer[], :?octets::bytea[],
    :?received_at::text[], :?repeated::integer[], :?state::text[], :?changed_at::text[])
    WITH ORDINALITY AS new (long_message, number, link, sender, recipient, reference, total, esm_class, data_coding,
        octets, received_at, repeated, state, changed_at, place)
ORDER BY long_message, number, place DESC
ON CONFLICT (long_message, number) DO UPDATE
SET link = excluded.link, esm_class = excluded.esm_class, data_coding = excluded.data_coding, octets = excluded.octets,
    received_at = excluded.received_at, repeated = excluded.repeated, state = excluded.state,
    changed_at = excluded.changed_at
