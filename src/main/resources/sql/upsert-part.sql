INSERT INTO message_part (long_message, number, sender, recipient, reference, total, esm_class, data_coding, octets,
    received_at, repeated, state, changed_at)
VALUES (:?long_message, :?number, :?sender, :?recipient, :?reference, :?total, :?esm_class, :?data_coding, :?octets,
    :?received_at, :?repeated, :?state, :?changed_at)
ON CONFLICT (long_message, number) DO UPDATE
SET esm_class = excluded.esm_class, data_coding = excluded.data_coding, octets = excluded.octets,
    received_at = excluded.received_at, repeated = excluded.repeated, state = excluded.state,
    changed_at = excluded.changed_at
