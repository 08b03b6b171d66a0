-- What the store knows of a group before it is written, in one look: the last id given; which fingerprints were stored
-- within the redelivery window, which may span two buckets; which readings, each [period, account, value], are there; and what became of mails and list rows imported before.
SELECT 'last-id' AS what, coalesce(max(id), 0) AS number, NULL AS text, NULL AS account FROM message
UNION ALL
SELECT 'delivered', NULL, hex(recent.fingerprint), NULL
FROM json_each(:?fingerprints) AS wanted
CROSS JOIN recent_message AS recent
    ON recent.bucket IN (:?bucket, :?bucket - 1) AND recent.fingerprint = unhex(wanted.value)
CROSS JOIN message ON message.id = recent.message_id AND message.received_at > :?since
UNION ALL
SELECT 'stored', reading.value, reading.period, reading.account
FROM json_each(:?readings) AS wanted
CROSS JOIN reading
    ON reading.period = wanted.value ->> 0 AND reading.account = wanted.value ->> 1
    AND reading.meter = 1 AND reading.value = wanted.value ->> 2
UNION ALL
SELECT 'imported', NULL, imported.key, message.outcome
FROM json_each(:?imports) AS wanted
CROSS JOIN imported ON imported.key = wanted.value
CROSS JOIN message ON message.id = imported.message_id
