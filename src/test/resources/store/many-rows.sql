-- Rows as they are after some months, for plans of PostgreSQL. Statements are separated by empty lines.

INSERT INTO message
SELECT i, CASE WHEN i % 20 = 0 THEN 'email' ELSE 'sms' END, '3805' || lpad((i % 20000)::text, 8, '0'), '7104',
    to_char(timestamp '2026-06-01' + i * interval '4 minutes', 'YYYY-MM-DD"T"HH24:MI:SS.000Z'), '0501234567 ' || i, NULL,
    decode(md5(i::text), 'hex'), CASE WHEN i % 50 = 0 THEN 'rejected' WHEN i % 30 = 1 THEN 'held' ELSE 'accepted' END,
    CASE WHEN i % 50 = 0 THEN 'format' END
FROM generate_series(1, 60000) AS i

INSERT INTO account
SELECT '05' || lpad(i::text, 8, '0'), 'Name ' || i, 'Street ' || i, 5, 100, 'A' || i, '3805' || lpad(i::text, 8, '0')
FROM generate_series(1, 20000) AS i

DELETE FROM account_unindexed WHERE account > '0500000050'

INSERT INTO account_words
SELECT i, ARRAY['abc', substr(md5(i::text), 1, 3), substr(md5(i::text), 2, 3), substr(md5(i::text), 3, 3)]
FROM generate_series(1, 20000) AS i

INSERT INTO reading
SELECT id, id, '05' || substr(sender, 5), 1, id, substr(received_at, 1, 7), 1, received_at, id, 0, 0
FROM message
WHERE outcome = 'accepted'

INSERT INTO reply (message_id, channel, recipient, text, state, attempts, next_attempt_at, smsc_message_id, changed_at)
SELECT id, channel, sender, 'accepted',
    CASE WHEN id > 59800 THEN 'pending' WHEN id % 1000 = 0 THEN 'failed' ELSE 'sent' END, 1,
    CASE WHEN id > 59800 THEN received_at END, id::text, received_at
FROM message

INSERT INTO held_reading
SELECT id, '05' || substr(sender, 5), 1, id, substr(received_at, 1, 7), 1, received_at, 'high', 0
FROM message
WHERE outcome = 'held'

INSERT INTO review (message_id, decision, decided_by, decided_at, why, account, meter, value, period, as_of)
SELECT message_id, 'accept', 'olha', received_at, 'seen', account, 1, value, period, message_id
FROM held_reading
WHERE message_id < 55000

INSERT INTO batch (id, period, format, created_at, file, readings, sha256)
SELECT i, '2026-06', 'csv', '2026-10-01T00:00:00.000Z', i || '.csv', 1000, 'x'
FROM generate_series(1, 20) AS i

INSERT INTO batch_reading
SELECT account, period, meter, 1 + message_id % 20, message_id, value, 1, received_at, 'sms', NULL,
    CASE WHEN message_id % 50 = 3 THEN 1 END
FROM reading

INSERT INTO message_key
SELECT id / 16384, hashtextextended(sender, 0), id FROM message

INSERT INTO message_hour
SELECT substr(received_at, 1, 13), id / 16384, channel, outcome, count(*) FROM message GROUP BY 1, 2, 3, 4

INSERT INTO message_mark
SELECT received_at, id FROM message WHERE id % 15 = 0

INSERT INTO message_numbers
SELECT id, '0501234567 account' FROM message WHERE channel = 'email' OR id % 4 = 0

INSERT INTO message_part
SELECT id, id, 2 FROM message WHERE id % 6 = 0

INSERT INTO imported
SELECT 'sha256:' || md5(id::text) || '#0', id, received_at FROM message WHERE id % 4 = 0

INSERT INTO mail_reply
SELECT id, sender, received_at, 'subject', '', '' FROM message WHERE id % 4 = 0

INSERT INTO reading_receipt
SELECT id, fingerprint, '05' || substr(sender, 5), 1, '2026-10', 5, 1, received_at FROM message

INSERT INTO delivery_receipt (received_at, source, destination, smsc_message_id, key, state, raw, message_id)
SELECT received_at, sender, '7104', id::text, id::text, 'DELIVRD', 'x', CASE WHEN id % 50 > 0 THEN id END FROM message

INSERT INTO sent_id
SELECT 20600 + id / 400, id::text, id FROM message

INSERT INTO notice (kind, urgent, recipient, text, state, next_attempt_at, expires_at, smsc_message_id, receipt_key,
    scheduled_at, changed_at)
SELECT 'reminder', 0, sender, 'text', CASE WHEN id > 29900 THEN 'pending' ELSE 'sent' END, received_at, received_at,
    id::text, 'n' || id, received_at, received_at
FROM message
WHERE id <= 30000

INSERT INTO segment (long_message, number, sender, recipient, reference, total, esm_class, data_coding, octets,
    received_at, repeated, state, changed_at)
SELECT id / 2, 1 + id % 2, sender, '7104', id % 256, 2, 0, 0, 'x', received_at, 0,
    CASE WHEN id > 29900 THEN 'waiting' ELSE 'judged' END, received_at
FROM message
WHERE id <= 30000

INSERT INTO audit_entry (at, who, action, object_kind, object_id)
SELECT received_at, 'u' || id % 20, 'a' || id % 30, 'message', id::text FROM message

INSERT INTO binding (sender, account, message_id, bound_at, used_at, expires_at)
SELECT sender, '05' || substr(sender, 5), id, received_at, received_at, received_at FROM message WHERE id < 20000

INSERT INTO question
SELECT id, id, '05' || substr(sender, 5), 1, '2026-10', 1, 5, received_at, received_at, 'answered', NULL
FROM message
WHERE id < 20000

INSERT INTO account_question (message_id, sender_key, value, period, on_time, endings, asked_at, expires_at, answered_by)
SELECT id, id, 5, '2026-10', 1, '1234', received_at, received_at, NULL FROM message WHERE id < 20000

INSERT INTO login_code (challenge, number, account, code, asked_at, expires_at, attempts_left, sent)
SELECT fingerprint, sender, '05' || substr(sender, 5), 'x', received_at, received_at, 3, 1 FROM message

INSERT INTO cabinet_session (token, number, began_at, seen_at)
SELECT fingerprint, sender, received_at, received_at FROM message

INSERT INTO cabinet_account
SELECT sender, '05' || substr(sender, 5), received_at FROM message WHERE id < 20000

INSERT INTO reminder
SELECT id, '2026-10', substr(received_at, 1, 10), id FROM message

INSERT INTO reminder_account
SELECT id, '05' || substr(sender, 5), '2026-10' FROM message

INSERT INTO reminder_wish
SELECT id, id % 2, id, 'sms:customer', received_at FROM message

INSERT INTO api_token (name, token, roles, added_at) VALUES ('billing', 'x', 'office', '2026-06-01T00:00:00.000Z')

INSERT INTO api_submission
SELECT 1, 'k' || id, 'x', id, '2026-10', 1, received_at FROM message

INSERT INTO phone_entry
SELECT id, 'olha', received_at, NULL FROM message WHERE id % 3 = 0

INSERT INTO callback_event (message_id, what, by, at)
SELECT id, 'claimed', 'olha', received_at FROM message WHERE id % 3 = 0

ANALYZE
