-- A reply that is pending is claimed by the node that stored it.
INSERT INTO reply (message_id, channel, recipient, text, link, state, reason, next_attempt_at, changed_at, claimed_by,
    claimed_until)
SELECT new.*, clock_timestamp() + make_interval(secs => :?lease_seconds)
FROM unnest(:?message_id::bigint[], :?channel::text[], :?recipient::text[], :?text::text[], :?link::text[],
    :?state::text[], :?reason::text[], :?next_attempt_at::text[], :?changed_at::text[], :?node::text[]) AS new
