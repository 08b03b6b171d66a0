-- Of the readings only the last ones are looked at, by the key of the account and the ids of their messages: nothing is
-- indexed by number for it.
SELECT CAST(EXISTS (
        SELECT 1 FROM (
            SELECT message_id, latest_message_id FROM reading WHERE account = :?account
            ORDER BY period DESC, meter DESC, value DESC LIMIT 50) AS recent
        CROSS JOIN message ON message.id IN (recent.message_id, recent.latest_message_id)
        WHERE message.channel = 'sms' AND message.sender = :?number)
    OR EXISTS (
        SELECT 1 FROM cabinet_account
        WHERE number = :?number AND account = :?account AND proved_at > :?since)
    OR EXISTS (
        SELECT 1 FROM account
        WHERE account = :?account AND instr(',' || phone || ',', ',' || :?number || ',') > 0) AS INTEGER)
