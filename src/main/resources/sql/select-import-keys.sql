-- The keys under which a message was imported, which tell its file (see inbox.FileFingerprint), and what names it.
SELECT imported.key, imported.imported_at, message.channel, message.recipient, message.text, held.account
FROM imported
CROSS JOIN message ON message.id = imported.message_id
LEFT JOIN held_reading AS held ON held.message_id = imported.message_id
WHERE imported.message_id = :?message_id
