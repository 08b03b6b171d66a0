INSERT INTO message (id, channel, sender, recipient, received_at, text, raw, fingerprint, outcome, reason)
SELECT *
FROM unnest(:?id::bigint[], :?channel::text[], :?sender::text[], :?recipient::text[], :?received_at::text[],
    :?text::text[], :?raw::bytea[], :?fingerprint::bytea[], :?outcome::text[], :?reason::text[])
