INSERT INTO segment (long_message, number, link, sender, recipient, reference, total, esm_class, data_coding, octets,
    received_at, repeated, state, changed_at)
VALUES (:?long_message, :?number, :?link, :?sender, :?recipient, :?reference, :?total, :?esm_class, :?data_coding, :?octets,
    :?received_at, :?repeated, :?state, :?changed_at)
ON CONFLICT (long_message, number) DO UPDATE
SET link = excluded.link, esm_class = excluded.esm_class, data_coding = excluded.data_coding, octets = excluded.octets,
    received_at = excluded.received_at, repeated = excluded.repeated, state = excluded.state,
    changed_at = excluded.changed_at
