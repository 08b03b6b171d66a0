-- Times are UTC, written YYYY-MM-DDTHH:MM:SS.mmmZ, so that they sort as text. Billing periods are written YYYY-MM.
-- Flags are 0 or 1. Message ids are sequential: with random keys each insert would write a page of its own to the log.
--
-- In tables that every message goes through, a CHECK compares value by value. For IN (...) with more than two values
-- SQLite builds a b-tree each time it checks a row, which takes a third of the time of an insert.

-- Intake --------------------------------------------------------------------------------------------------------------

-- One row per message received. A list, a mail and an SMS with several readings make one row per reading.
CREATE TABLE message (
    id          INTEGER PRIMARY KEY,
    channel     TEXT NOT NULL CHECK (
        channel = 'sms' OR channel = 'email' OR channel = 'file' OR channel = 'phone' OR channel = 'web'),
    sender      TEXT NOT NULL, -- telephone number or mail address; empty after the purge
    recipient   TEXT NOT NULL, -- short number or mail address
    received_at TEXT NOT NULL,
    text        TEXT NOT NULL, -- decoded; empty after the purge
    raw         BLOB,          -- octets as received; null where text holds them all, and after the purge
    fingerprint BLOB NOT NULL, -- equal for two deliveries of the same message; empty after the purge
    outcome     TEXT NOT NULL CHECK (
        outcome = 'accepted' OR outcome = 'rejected' OR outcome = 'duplicate' OR outcome = 'held'),
    reason      TEXT           -- names of the reasons for the outcome, comma-separated; null where there are none
) STRICT;
-- received_at has no index, see message_mark. fingerprint has none either: the gateway keeps those of the last minutes
-- in memory and reads them from the end of the table when it starts.

-- Where the messages stood at a time: those up to last_id were stored before it. With a row an hour, the messages since
-- a moment are found without an index that each of them would have to write to. received_at alone does not tell where
-- to begin, because mails and files may be older than what was stored before them.
CREATE TABLE message_mark (
    marked_at TEXT PRIMARY KEY,
    last_id   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What each number of a letter, or of an SMS in the lenient format, was taken for: "0501234567 account, 1250 reading,
-- 1240 previous". A number that is not explained has no meaning or several. Of a letter that became several messages,
-- the first one and the held rest have a row. Deleted by the purge.
CREATE TABLE message_numbers (
    message_id INTEGER PRIMARY KEY REFERENCES message (id),
    numbers    TEXT NOT NULL
) STRICT;

-- An SMS with several readings, one for each line, makes a message for each. They were stored together, in the order of
-- the lines, with ids that follow each other; the reply to all of them is that of the last one. Written by
-- write-readings with the messages; read by the dossier and by the erasure. Neither purge nor erasure deletes a row: it
-- names no person.
CREATE TABLE message_part (
    message_id       INTEGER PRIMARY KEY REFERENCES message (id),
    first_message_id INTEGER NOT NULL REFERENCES message (id),
    parts            INTEGER NOT NULL CHECK (parts > 1) -- how many messages the SMS became
) STRICT;

-- Who entered a message of the channel phone for a customer. Append-only.
CREATE TABLE phone_entry (
    message_id INTEGER PRIMARY KEY REFERENCES message (id),
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    why        TEXT -- as the operator wrote it; null where nothing was written
) STRICT;

CREATE INDEX phone_entry_at ON phone_entry (entered_at);

CREATE TRIGGER phone_entry_is_not_changed BEFORE UPDATE ON phone_entry
BEGIN SELECT raise(ABORT, 'an entry is never changed'); END;

CREATE TRIGGER phone_entry_is_not_deleted BEFORE DELETE ON phone_entry
BEGIN SELECT raise(ABORT, 'an entry is never deleted'); END;

-- Segments of concatenated messages. A segment is stored before it is acknowledged; the reassembled text is in message.
CREATE TABLE segment (
    long_message INTEGER NOT NULL, -- segments with the same value make one message
    number       INTEGER NOT NULL, -- position, from 1
    sender       TEXT    NOT NULL,
    recipient    TEXT    NOT NULL,
    reference    INTEGER NOT NULL, -- the sender's reference number for the message
    total        INTEGER NOT NULL, -- number of segments
    esm_class    INTEGER NOT NULL,
    data_coding  INTEGER NOT NULL,
    octets       BLOB    NOT NULL, -- short_message or message_payload as received, user data header included
    received_at  TEXT    NOT NULL,
    repeated     INTEGER NOT NULL CHECK (repeated IN (0, 1)), -- an earlier message of this reference had the same one
    -- The same for all segments of a message. waiting: segments are missing. complete, incomplete (timed out): to be
    -- judged. judged: stored as a message; kept for a while to deduplicate redelivered segments.
    state        TEXT    NOT NULL CHECK (
        state = 'waiting' OR state = 'complete' OR state = 'incomplete' OR state = 'judged'),
    changed_at   TEXT    NOT NULL,
    link         TEXT,             -- the link that it came by; null for the only link without a name
    PRIMARY KEY (long_message, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX segment_key ON segment (sender, recipient, reference, total, long_message);
CREATE INDEX segment_state ON segment (state, changed_at);
CREATE INDEX segment_waiting ON segment (sender, long_message) WHERE state = 'waiting';

-- Deduplicates mails and lists for ever. Written in the transaction of its message. The key is the hash of the file,
-- and for a mail from a mailbox also mailbox, UIDVALIDITY and UID; each with the number of the part.
CREATE TABLE imported (
    key         TEXT PRIMARY KEY,
    message_id  INTEGER NOT NULL REFERENCES message (id),
    imported_at TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- Finds the file that a message came with.
CREATE INDEX imported_message ON imported (message_id);

-- Up to where the topic of received SMS is stored, by partition. Written in the transaction of the records, so that each
-- of them is stored once. -1: none.
CREATE TABLE intake_position (
    topic           TEXT    NOT NULL, -- its id: a topic that was deleted and created again has another one
    topic_partition INTEGER NOT NULL,
    stored_up_to    INTEGER NOT NULL, -- the offset of the last stored record
    PRIMARY KEY (topic, topic_partition)
) STRICT, WITHOUT ROWID;

-- Readings ------------------------------------------------------------------------------------------------------------

-- Each reading is stored exactly once per account, meter, period and value. The key clusters an account's readings, so
-- that a message reads and writes one page.
CREATE TABLE reading (
    id                INTEGER NOT NULL, -- order of first arrival
    message_id        INTEGER NOT NULL REFERENCES message (id), -- the first message with this value
    account           TEXT    NOT NULL CHECK (length(account) = 10),
    meter             INTEGER NOT NULL DEFAULT 1,
    value             INTEGER NOT NULL CHECK (value >= 0),
    period            TEXT    NOT NULL,
    on_time           INTEGER NOT NULL CHECK (on_time IN (0, 1)), -- received within the window
    received_at       TEXT    NOT NULL,
    -- The last accepted one with this value: a customer may correct it and take that back. 0 where only a review
    -- accepts it.
    latest_message_id INTEGER NOT NULL,
    reviewed          INTEGER NOT NULL DEFAULT 0, -- the review that accepts it; 0 for none
    reviewed_as_of    INTEGER NOT NULL DEFAULT 0, -- review.as_of of that review; 0 for none
    PRIMARY KEY (account, period, meter, value)
) STRICT, WITHOUT ROWID;

-- The reading that counts for each account, meter and period: one that was on time or accepted in a review precedes a
-- late one; among equals the value that was sent last, or that the last review accepted as of the same message.
CREATE VIEW effective_reading AS
SELECT id, message_id, account, meter, value, period, on_time, received_at, latest_message_id, reviewed
FROM (
    SELECT id, message_id, account, meter, value, period, on_time, received_at, reviewed,
        max(latest_message_id, reviewed_as_of) AS latest_message_id,
        row_number() OVER (
            PARTITION BY account, period, meter
            ORDER BY on_time OR reviewed DESC, max(latest_message_id, reviewed_as_of) DESC, reviewed DESC) AS place
    FROM reading
)
WHERE place = 1;

-- The account registry of billing. Empty where none is imported.
CREATE TABLE account (
    account      TEXT PRIMARY KEY CHECK (length(account) = 10),
    name         TEXT,
    address      TEXT,
    meter_digits INTEGER CHECK (meter_digits BETWEEN 4 AND 9), -- digits on the dial
    usual_use    INTEGER CHECK (usual_use >= 0),               -- consumption in a month, in the unit of the meter
    meter_number TEXT,                                         -- as printed on the meter
    phone        TEXT                                          -- numbers in E.164 form, joined by commas
) STRICT, WITHOUT ROWID;

-- Finds accounts by any three characters of what the registry says about them. A row's id is the account as a number.
-- It holds no texts, only which rows have which characters; see AccountWords for how they are written.
CREATE VIRTUAL TABLE account_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram');

-- Accounts whose words are not up to date. To index them takes ten times as long as to import them, so it is done
-- later, in short transactions; until then a search reads them one by one.
CREATE TABLE account_unindexed (
    account TEXT PRIMARY KEY,
    indexed INTEGER NOT NULL CHECK (indexed IN (0, 1)) -- whether the index has words of an earlier time
) STRICT, WITHOUT ROWID;

CREATE TRIGGER account_is_added AFTER INSERT ON account
BEGIN INSERT INTO account_unindexed VALUES (new.account, 0) ON CONFLICT DO NOTHING; END;

CREATE TRIGGER account_is_changed AFTER UPDATE OF name, address, meter_number ON account
BEGIN INSERT INTO account_unindexed VALUES (new.account, 1) ON CONFLICT DO NOTHING; END;

CREATE TRIGGER account_is_removed AFTER DELETE ON account
BEGIN INSERT INTO account_unindexed VALUES (old.account, 1) ON CONFLICT DO NOTHING; END;

-- Replaced meters. The meters of an account are numbered from 1, as in reading.meter; each row begins the next one.
-- Append-only, see the triggers: a correction is a further row for the same meter, and the last one counts.
CREATE TABLE meter_replacement (
    id          INTEGER PRIMARY KEY,
    account     TEXT    NOT NULL CHECK (length(account) = 10),
    meter       INTEGER NOT NULL CHECK (meter > 1),        -- the new meter; the old one is the number before
    replaced_on TEXT    NOT NULL,                          -- a local date, YYYY-MM-DD
    period      TEXT    NOT NULL,                          -- the billing period of that date
    final_value INTEGER NOT NULL CHECK (final_value >= 0), -- the last register value of the old meter
    start_value INTEGER NOT NULL CHECK (start_value >= 0), -- the first register value of the new meter
    old_number  TEXT,                                      -- number and digits of the old meter, as the registry had
    old_digits  INTEGER CHECK (old_digits BETWEEN 4 AND 9),
    new_number  TEXT,                                      -- of the new meter; null where unknown
    new_digits  INTEGER CHECK (new_digits BETWEEN 4 AND 9),
    cancelled   INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)), -- the meter was not replaced after all
    recorded_by TEXT    NOT NULL,
    recorded_at TEXT    NOT NULL,
    why         TEXT    NOT NULL
) STRICT;

CREATE INDEX meter_replacement_meter ON meter_replacement (account, meter);

CREATE TRIGGER meter_replacement_is_not_changed BEFORE UPDATE ON meter_replacement
BEGIN SELECT raise(ABORT, 'a meter replacement is never changed'); END;

CREATE TRIGGER meter_replacement_is_not_deleted BEFORE DELETE ON meter_replacement
BEGIN SELECT raise(ABORT, 'a meter replacement is never deleted'); END;

-- The replacements that count.
CREATE VIEW effective_replacement AS
SELECT * FROM meter_replacement AS said
WHERE cancelled = 0 AND NOT EXISTS (
    SELECT 1 FROM meter_replacement AS later
    WHERE later.account = said.account AND later.meter = said.meter AND later.id > said.id);

-- Reviews -------------------------------------------------------------------------------------------------------------

-- The reading in a held message, or in an accepted one whose reading was withdrawn. The row stays after the decision,
-- which is in review.
CREATE TABLE held_reading (
    message_id  INTEGER PRIMARY KEY REFERENCES message (id),
    account     TEXT,    -- null, like value, where the message does not state it clearly
    meter       INTEGER NOT NULL DEFAULT 1,
    value       INTEGER,
    period      TEXT NOT NULL,
    on_time     INTEGER NOT NULL CHECK (on_time IN (0, 1)),
    received_at TEXT NOT NULL,
    rules       TEXT NOT NULL, -- names of the rules that hold it, comma-separated; or withdrawn
    -- Set with the first decision, by a trigger. A row of open_case tells the same of undecided ones. Both stay: this
    -- one counts the queue of a period in one index, and lists undecided readings together with decided ones; open_case
    -- is small, has what the queue is filtered and ordered by, and cannot keep what was decided.
    decided     INTEGER NOT NULL DEFAULT 0 CHECK (decided IN (0, 1))
) STRICT;

-- Finds the messages that hold the same reading.
CREATE INDEX held_reading_case ON held_reading (account, period, value);

-- The review queue: counted every few seconds, however many were decided before.
CREATE INDEX held_reading_queue ON held_reading (decided, period, received_at);

-- Decisions about held messages and withdrawn readings, one row for each message. Append-only, see the triggers. A
-- decision holds until a later one supersedes it, see the view standing_review.
CREATE TABLE review (
    id         INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES message (id),
    decision   TEXT NOT NULL CHECK (decision IN ('accept', 'reject')),
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    why        TEXT NOT NULL,
    account    TEXT,    -- the reading as accepted; null when rejected
    meter      INTEGER,
    value      INTEGER,
    period     TEXT,
    -- The reading counts like one that came with this message: its own, or a later one that it overrides on purpose.
    as_of      INTEGER,
    forced     TEXT,    -- rules that doubted the reviewer's correction and were overruled, comma-separated
    supersedes INTEGER REFERENCES review (id) -- the earlier decision about the message; null for the first
) STRICT;

CREATE INDEX review_message ON review (message_id);
CREATE INDEX review_reading ON review (account, period) WHERE account IS NOT NULL;
CREATE UNIQUE INDEX review_supersedes ON review (supersedes) WHERE supersedes IS NOT NULL;

CREATE TRIGGER review_decides AFTER INSERT ON review
BEGIN UPDATE held_reading SET decided = 1 WHERE message_id = new.message_id AND decided = 0; END;

-- The decision that holds for each message.
CREATE VIEW standing_review AS
SELECT id, message_id, decision, decided_by, decided_at, why, account, meter, value, period, as_of, forced, supersedes
FROM review
WHERE NOT EXISTS (SELECT 1 FROM review AS later WHERE later.supersedes = review.id);

CREATE TRIGGER review_is_not_changed BEFORE UPDATE ON review
BEGIN SELECT raise(ABORT, 'a review is never changed'); END;

CREATE TRIGGER review_is_not_deleted BEFORE DELETE ON review
BEGIN SELECT raise(ABORT, 'a review is never deleted'); END;

-- The review queue as it is worked off: the held readings without a decision, with what it is filtered and ordered by.
-- Triggers keep it, so that a page of it reads neither what was decided nor the messages.
CREATE TABLE open_case (
    message_id     INTEGER PRIMARY KEY REFERENCES message (id),
    account        TEXT,    -- as in held_reading
    meter          INTEGER NOT NULL,
    value          INTEGER,
    period         TEXT    NOT NULL,
    rules          TEXT    NOT NULL,
    channel        TEXT    NOT NULL,
    file           TEXT,             -- name of the list that it came with; null for other channels
    received_at    TEXT    NOT NULL,
    stake          INTEGER NOT NULL, -- distance from the reading of the latest earlier period; 0 where there is none
    deferred_until TEXT              -- not to be shown before; null for now. The reason is in review_deferral
) STRICT;

CREATE INDEX open_case_equal ON open_case (account, period, value, meter, message_id);
-- With all that the queue is filtered by, so that a filter that few cases pass does not read the others.
CREATE INDEX open_case_stake ON open_case (stake DESC, message_id, period, rules, channel, file, deferred_until);

CREATE TRIGGER held_reading_opens_case AFTER INSERT ON held_reading
BEGIN
    INSERT INTO open_case (message_id, account, meter, value, period, rules, channel, file, received_at, stake)
    SELECT NEW.message_id, NEW.account, NEW.meter, NEW.value, NEW.period, NEW.rules, message.channel,
        CASE message.channel WHEN 'file' THEN message.recipient END, NEW.received_at,
        coalesce(abs(NEW.value - (
            SELECT value FROM reading
            WHERE reading.account = NEW.account AND reading.period < NEW.period AND reading.meter = NEW.meter
            ORDER BY reading.period DESC LIMIT 1)), 0)
    FROM message WHERE message.id = NEW.message_id;
END;

CREATE TRIGGER review_closes_case AFTER INSERT ON review
BEGIN
    DELETE FROM open_case WHERE message_id = NEW.message_id;
    DELETE FROM review_claim WHERE message_id = NEW.message_id;
END;

-- Who works on a case. A claim expires, so that a case that was left open is not blocked.
CREATE TABLE review_claim (
    message_id    INTEGER PRIMARY KEY REFERENCES message (id),
    claimed_by    TEXT NOT NULL,
    claimed_until TEXT NOT NULL
) STRICT;

CREATE INDEX review_claim_by ON review_claim (claimed_by);

-- Cases put off until a later time. Append-only; the last row for a message counts.
CREATE TABLE review_deferral (
    id             INTEGER PRIMARY KEY,
    message_id     INTEGER NOT NULL REFERENCES message (id),
    deferred_until TEXT NOT NULL,
    deferred_by    TEXT NOT NULL,
    deferred_at    TEXT NOT NULL,
    why            TEXT NOT NULL
) STRICT;

CREATE INDEX review_deferral_message ON review_deferral (message_id);

CREATE TRIGGER review_deferral_defers_case AFTER INSERT ON review_deferral
BEGIN
    UPDATE open_case SET deferred_until = NEW.deferred_until WHERE message_id = NEW.message_id;
    DELETE FROM review_claim WHERE message_id = NEW.message_id;
END;

CREATE TRIGGER review_deferral_is_not_changed BEFORE UPDATE ON review_deferral
BEGIN SELECT raise(ABORT, 'a deferral is never changed'); END;

CREATE TRIGGER review_deferral_is_not_deleted BEFORE DELETE ON review_deferral
BEGIN SELECT raise(ABORT, 'a deferral is never deleted'); END;

-- Work on call-backs: who called the sender of a rejected message, and what came of it. It names the message, not the
-- number, so that a purge leaves no trace of whose it was. Append-only; the last row for a message counts.
CREATE TABLE callback_event (
    id         INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES message (id),
    what       TEXT NOT NULL CHECK (what IN ('claimed', 'released', 'reached', 'not-reached', 'call-again', 'done')),
    until      TEXT, -- of a claim its end, of call-again the moment
    by         TEXT NOT NULL,
    at         TEXT NOT NULL,
    note       TEXT
) STRICT;

CREATE INDEX callback_event_message ON callback_event (message_id, id);

CREATE TRIGGER callback_event_is_not_changed BEFORE UPDATE ON callback_event
BEGIN SELECT raise(ABORT, 'an event of a call-back is never changed'); END;

CREATE TRIGGER callback_event_is_not_deleted BEFORE DELETE ON callback_event
BEGIN SELECT raise(ABORT, 'an event of a call-back is never deleted'); END;

-- Conversation --------------------------------------------------------------------------------------------------------

-- Questions to customers whose reading was held and may be a slip of the hand. The reply to the message asks. Written
-- by write-readings in the transaction of the message, read there for messages that are an answer, and shown with the
-- case. Only the sender of the held message can answer. The table holds no number: rows that grow leave copies in their
-- pages.
CREATE TABLE question (
    message_id  INTEGER PRIMARY KEY REFERENCES message (id), -- the held message; what it stated is in held_reading
    sender_key  INTEGER NOT NULL,                            -- 64 bits of a hash of its sender; 0 after the purge
    account     TEXT    NOT NULL,
    meter       INTEGER NOT NULL,
    period      TEXT    NOT NULL,
    on_time     INTEGER NOT NULL CHECK (on_time IN (0, 1)),
    value       INTEGER NOT NULL,                            -- suggested
    asked_at    TEXT    NOT NULL,
    expires_at  TEXT    NOT NULL,                            -- an answer that is received later does not count
    state       TEXT    NOT NULL DEFAULT 'open' CHECK (
        state IN ('open', 'answered', 'decided')),           -- decided: by the office
    answered_by INTEGER REFERENCES message (id)              -- the message that confirmed the value
) STRICT;

-- A reading is asked about once.
CREATE UNIQUE INDEX question_reading ON question (account, period, meter);
CREATE INDEX question_sender ON question (sender_key, message_id);
-- Finds the question that a message answered.
CREATE INDEX question_answer ON question (answered_by) WHERE answered_by IS NOT NULL;

-- Pages of the cabinet that show one reading, while meterline.replies.receipt is on. The reply by SMS to the message
-- has the code. Written by write-readings in the transaction of the message, read by the page. The purge deletes the
-- rows of the messages that it empties; a page whose message waits for a review is gone then, too.
CREATE TABLE reading_receipt (
    message_id INTEGER PRIMARY KEY REFERENCES message (id),
    code       BLOB    NOT NULL UNIQUE, -- SHA-256: a backup or an export of this table opens no page
    account    TEXT    NOT NULL,        -- how the message was read
    meter      INTEGER NOT NULL,
    period     TEXT    NOT NULL,
    value      INTEGER NOT NULL,
    on_time    INTEGER NOT NULL CHECK (on_time IN (0, 1)),
    expires_at TEXT    NOT NULL
) STRICT;

-- From which numbers readings of an account were accepted, while meterline.reading.digits-only is on: such a number may
-- send the digits of a reading alone. Written and read by write-readings; office and customer see and remove a row, and
-- only a further reading with its account makes it again.
CREATE TABLE binding (
    id         INTEGER PRIMARY KEY,
    sender     TEXT    NOT NULL,
    account    TEXT    NOT NULL,
    message_id INTEGER NOT NULL REFERENCES message (id), -- that made it
    bound_at   TEXT    NOT NULL,
    used_at    TEXT    NOT NULL, -- the last accepted reading, to a day
    expires_at TEXT    NOT NULL, -- some months after used_at
    UNIQUE (sender, account)
) STRICT;

CREATE INDEX binding_account ON binding (account);
CREATE INDEX binding_expiry ON binding (expires_at);

-- Questions to numbers with several accounts which one their digits are a reading of. The reply to the digits asks.
-- Written and read by write-readings, and shown with both messages. Deleted with their texts.
CREATE TABLE account_question (
    message_id  INTEGER PRIMARY KEY REFERENCES message (id), -- the digits, rejected as which-account
    sender_key  INTEGER NOT NULL,                            -- 64 bits of a hash of its sender
    value       INTEGER NOT NULL,
    period      TEXT    NOT NULL,                            -- as of that message, like on_time
    on_time     INTEGER NOT NULL CHECK (on_time IN (0, 1)),
    endings     TEXT    NOT NULL,                            -- last digits of the accounts, as the customer read them
    asked_at    TEXT    NOT NULL,
    expires_at  TEXT    NOT NULL,                            -- an answer that is received later does not count
    answered_by INTEGER REFERENCES message (id)              -- the message that named the account, and has its reading
) STRICT;

CREATE INDEX account_question_sender ON account_question (sender_key, asked_at);
CREATE INDEX account_question_answer ON account_question (answered_by) WHERE answered_by IS NOT NULL;

CREATE TRIGGER review_closes_question AFTER INSERT ON review
BEGIN UPDATE question SET state = 'decided' WHERE message_id = NEW.message_id AND state = 'open'; END;

-- Replies -------------------------------------------------------------------------------------------------------------

-- The outbox.
CREATE TABLE reply (
    message_id      INTEGER PRIMARY KEY REFERENCES message (id),
    channel         TEXT    NOT NULL, -- sms or email
    recipient       TEXT    NOT NULL,
    text            TEXT    NOT NULL,
    state           TEXT    NOT NULL CHECK (
        state = 'pending' OR state = 'sent' OR state = 'delivered' OR state = 'failed' OR state = 'suppressed'),
    reason          TEXT,             -- why it failed or was suppressed
    attempts        INTEGER NOT NULL DEFAULT 0,
    unanswered      INTEGER NOT NULL DEFAULT 0, -- attempts that timed out
    next_attempt_at TEXT,
    smsc_message_id TEXT,             -- as returned by submit_sm_resp
    changed_at      TEXT    NOT NULL, -- never null, so that the row keeps its size when the reply is sent
    link            TEXT              -- the link to send by; null for the only link without a name
) STRICT;

-- One for each channel, so that none reads over the replies that wait on the other.
CREATE INDEX reply_due ON reply (next_attempt_at, message_id) WHERE state = 'pending' AND channel = 'sms';
CREATE INDEX reply_due_email ON reply (next_attempt_at, message_id) WHERE state = 'pending' AND channel = 'email';

-- What a reply by mail needs beyond its row in reply.
CREATE TABLE mail_reply (
    message_id  INTEGER PRIMARY KEY REFERENCES message (id),
    recipient   TEXT NOT NULL,
    composed_at TEXT NOT NULL,
    subject     TEXT NOT NULL,
    in_reply_to TEXT NOT NULL, -- headers In-Reply-To and References
    refs        TEXT NOT NULL
) STRICT;

-- Counts the recent replies to one address.
CREATE INDEX mail_reply_recipient ON mail_reply (recipient, composed_at);

-- Replies that failed and were sent again on demand. Append-only.
CREATE TABLE reply_resend (
    id           INTEGER PRIMARY KEY,
    message_id   INTEGER NOT NULL REFERENCES message (id),
    requested_by TEXT    NOT NULL,
    requested_at TEXT    NOT NULL,
    reason       TEXT,             -- why it had failed
    attempts     INTEGER NOT NULL  -- that it had taken
) STRICT;

CREATE INDEX reply_resend_message ON reply_resend (message_id);

CREATE TRIGGER reply_resend_is_not_changed BEFORE UPDATE ON reply_resend
BEGIN SELECT raise(ABORT, 'a resend is never changed'); END;

CREATE TRIGGER reply_resend_is_not_deleted BEFORE DELETE ON reply_resend
BEGIN SELECT raise(ABORT, 'a resend is never deleted'); END;

-- Each delivery receipt as received, malformed ones too.
CREATE TABLE delivery_receipt (
    id              INTEGER PRIMARY KEY,
    received_at     TEXT NOT NULL,
    source          TEXT NOT NULL,
    destination     TEXT NOT NULL,
    smsc_message_id TEXT,          -- as the SMSC wrote it
    key             TEXT,          -- the same in lower case and without leading zeros
    state           TEXT,
    error           TEXT,
    defect          TEXT,          -- what is malformed
    raw             BLOB NOT NULL, -- octets of the receipt's text
    message_id      INTEGER REFERENCES message (id) -- of the reply; null while no reply with that id is known
) STRICT;

-- A receipt can arrive before the submit_sm_resp with the id.
CREATE INDEX delivery_receipt_unmatched ON delivery_receipt (key) WHERE message_id IS NULL;
CREATE INDEX delivery_receipt_message ON delivery_receipt (message_id) WHERE message_id IS NOT NULL;

-- SMSC message ids of replies that await a receipt. Written only where receipts are requested.
CREATE TABLE sent_id (
    day        INTEGER NOT NULL, -- days since 1970-01-01; a day's rows are adjacent, so that old ones are one range
    key        TEXT    NOT NULL, -- as in delivery_receipt
    message_id INTEGER NOT NULL,
    PRIMARY KEY (day, key, message_id)
) STRICT, WITHOUT ROWID;

-- Notices -------------------------------------------------------------------------------------------------------------

-- SMS that answer no message: codes for the login to the cabinet, reminders, canaries. Written by outbox/Notices, sent
-- by the routes collect-notices and deliver-notices. Deleted by the purge and by an erasure.
CREATE TABLE notice (
    id              INTEGER PRIMARY KEY,
    kind            TEXT    NOT NULL CHECK (kind = 'code' OR kind = 'reminder' OR kind = 'canary'),
    urgent          INTEGER NOT NULL CHECK (urgent IN (0, 1)), -- leaves before replies that wait; otherwise after them
    recipient       TEXT    NOT NULL,
    text            TEXT    NOT NULL, -- of a code empty as soon as it is sent, failed or expired
    state           TEXT    NOT NULL CHECK (
        state = 'pending' OR state = 'sent' OR state = 'delivered' OR state = 'failed'),
    reason          TEXT,             -- why it failed; expired: it could not be sent in time
    attempts        INTEGER NOT NULL DEFAULT 0,
    unanswered      INTEGER NOT NULL DEFAULT 0, -- attempts that timed out
    next_attempt_at TEXT,
    expires_at      TEXT    NOT NULL, -- not sent at this time or later
    smsc_message_id TEXT,             -- as returned by submit_sm_resp
    receipt_key     TEXT,             -- the same as in delivery_receipt.key; null unless a receipt is awaited
    link            TEXT,             -- the link to send by; null for any
    scheduled_at    TEXT    NOT NULL,
    changed_at      TEXT    NOT NULL
) STRICT;

CREATE INDEX notice_due ON notice (urgent, next_attempt_at, id) WHERE state = 'pending';
CREATE INDEX notice_expiry ON notice (expires_at) WHERE state = 'pending';
CREATE INDEX notice_receipt ON notice (receipt_key) WHERE receipt_key IS NOT NULL;

-- Reminders -----------------------------------------------------------------------------------------------------------

-- What each number said last about reminders: STOP or START. Written by write-readings in the transaction of the
-- message, and by backoffice/reminders for the office. It holds the hash of the number, and outlives the purge and an
-- erasure: a customer who said STOP would be reminded again otherwise.
CREATE TABLE reminder_wish (
    number_key INTEGER PRIMARY KEY,                        -- as question.sender_key
    wanted     INTEGER NOT NULL CHECK (wanted IN (0, 1)),
    message_id INTEGER REFERENCES message (id),            -- that said so; null where the office did
    said_by    TEXT    NOT NULL,                           -- sms:customer, a login, or cli:USER
    said_at    TEXT    NOT NULL
) STRICT;

CREATE INDEX reminder_wish_opt_out ON reminder_wish (said_at DESC, number_key) WHERE wanted = 0;

-- Reminders, one for a number on a day, written with their notice by backoffice/reminders/Reminders. They hold the hash
-- of the number. Deleted after a year.
CREATE TABLE reminder (
    number_key INTEGER NOT NULL, -- as reminder_wish.number_key
    period     TEXT    NOT NULL,
    day        TEXT    NOT NULL, -- a local date, YYYY-MM-DD
    notice_id  INTEGER NOT NULL, -- the notice is deleted before this row
    PRIMARY KEY (number_key, period, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX reminder_day ON reminder (day);

-- The accounts that a reminder is about, while it waits to be sent: once one of them has a reading, it is withdrawn. By
-- backoffice/reminders/Reminders.
CREATE TABLE reminder_account (
    notice_id INTEGER NOT NULL,
    account   TEXT    NOT NULL CHECK (length(account) = 10),
    period    TEXT    NOT NULL,
    PRIMARY KEY (notice_id, account)
) STRICT, WITHOUT ROWID;

-- Canary --------------------------------------------------------------------------------------------------------------

-- The last message that the gateway sent to itself through the SMSC: one row. Written by outbox/canary/Canary;
-- returned_at in the transaction of the message that came back, by write-readings.
CREATE TABLE canary (
    only_one       INTEGER PRIMARY KEY CHECK (only_one = 1),
    number         INTEGER NOT NULL,                          -- how many were sent, with this one
    text           TEXT    NOT NULL,
    scheduled_at   TEXT    NOT NULL,
    returned_at    TEXT,
    settled        INTEGER NOT NULL CHECK (settled IN (0, 1)), -- it came back in time, or is lost
    last_return_at TEXT                                        -- of this or an earlier one that came back in time
) STRICT;

-- Billing -------------------------------------------------------------------------------------------------------------

-- Exports to billing. The row is updated while the batch grows; the export is done when sha256 is set.
CREATE TABLE batch (
    id          INTEGER PRIMARY KEY,
    period      TEXT NOT NULL,
    format      TEXT NOT NULL CHECK (format IN ('csv', 'jsonl', 'xml')),
    created_at  TEXT NOT NULL,
    file        TEXT NOT NULL,
    readings    INTEGER NOT NULL,
    sha256      TEXT,                     -- of the file
    meterline   TEXT NOT NULL DEFAULT '', -- version that wrote it
    read_on     TEXT NOT NULL DEFAULT '', -- as of when readings are taken: local midnight of the 1st, with offset
    csv         TEXT NOT NULL DEFAULT ',', -- of a CSV file: delimiter; b: byte order mark; f: accounts as formulas
    window_open INTEGER NOT NULL DEFAULT 0 CHECK (window_open IN (0, 1)), -- when the batch was filled
    in_review   INTEGER NOT NULL DEFAULT 0, -- held messages of the period that waited for a decision then
    corrections INTEGER NOT NULL DEFAULT 0, -- of the readings, those that an earlier batch had with another value
    withdrawals INTEGER NOT NULL DEFAULT 0, -- of the readings, those of an earlier batch that count no longer
    started_by  TEXT NOT NULL DEFAULT ''    -- a login, or cli:USER for a command; empty: on schedule
) STRICT;

-- The readings in each batch, copied, so that a batch can be written again byte for byte. A customer may correct a
-- value and take that back; then the same reading is exported again, in another batch. A reading that a review withdrew
-- after its export has a further row without a value.
CREATE TABLE batch_reading (
    account     TEXT NOT NULL,
    period      TEXT NOT NULL,
    meter       INTEGER NOT NULL,
    batch_id    INTEGER NOT NULL REFERENCES batch (id),
    message_id  INTEGER NOT NULL,
    value       INTEGER, -- null: withdrawn, nothing counts any more; the rest is that of the exported reading
    on_time     INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    channel     TEXT NOT NULL,
    meter_number TEXT, -- as printed on the meter; null where the registry did not know it
    previous_value INTEGER, -- in the batch before; null where there is none, or it withdrew the reading
    PRIMARY KEY (account, period, meter, batch_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX batch_reading_batch ON batch_reading (batch_id);
-- What a batch corrects or withdraws: little, and far apart in it.
CREATE INDEX batch_reading_corrects ON batch_reading (batch_id, account, meter) WHERE previous_value IS NOT NULL;

-- Kafka ---------------------------------------------------------------------------------------------------------------

-- One row: whether readings are published to a topic. A gateway sets it when it starts.
CREATE TABLE reading_feed (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    is_on INTEGER NOT NULL CHECK (is_on IN (0, 1))
) STRICT;

INSERT INTO reading_feed VALUES (1, 0);

-- The outbox of the topic: readings that changed and were not looked at since. Written by triggers on every change of
-- a reading; deleted by publish-readings when the topic has what counts now.
CREATE TABLE reading_change (
    id      INTEGER PRIMARY KEY,
    account TEXT    NOT NULL,
    period  TEXT    NOT NULL,
    meter   INTEGER NOT NULL
) STRICT;

CREATE TRIGGER reading_is_added AFTER INSERT ON reading WHEN (SELECT is_on FROM reading_feed WHERE id = 1) = 1
BEGIN INSERT INTO reading_change (account, period, meter) VALUES (NEW.account, NEW.period, NEW.meter); END;

CREATE TRIGGER reading_is_changed AFTER UPDATE ON reading WHEN (SELECT is_on FROM reading_feed WHERE id = 1) = 1
BEGIN INSERT INTO reading_change (account, period, meter) VALUES (NEW.account, NEW.period, NEW.meter); END;

CREATE TRIGGER reading_is_withdrawn AFTER DELETE ON reading WHEN (SELECT is_on FROM reading_feed WHERE id = 1) = 1
BEGIN INSERT INTO reading_change (account, period, meter) VALUES (OLD.account, OLD.period, OLD.meter); END;

-- What the topic has, to tell a correction from a first reading.
CREATE TABLE published_reading (
    account TEXT    NOT NULL CHECK (length(account) = 10),
    period  TEXT    NOT NULL,
    meter   INTEGER NOT NULL,
    value   INTEGER, -- null: withdrawn
    PRIMARY KEY (account, period, meter)
) STRICT, WITHOUT ROWID;

-- People and audit log ------------------------------------------------------------------------------------------------

-- Who may use the console. A row is never deleted: the audit log names its login.
CREATE TABLE staff (
    id          INTEGER PRIMARY KEY,
    login       TEXT NOT NULL UNIQUE, -- lower case
    name        TEXT NOT NULL,
    roles       TEXT NOT NULL,        -- comma-separated
    password    TEXT NOT NULL,        -- Argon2id, in the form $argon2id$v=19$m=...,t=...,p=...$salt$hash
    password_at TEXT NOT NULL,
    disabled    INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1))
) STRICT;

-- Sessions of the console. Deleted when they end; expired ones at the next login.
CREATE TABLE staff_session (
    id       INTEGER PRIMARY KEY,
    token    BLOB NOT NULL UNIQUE, -- SHA-256 of the random token that the browser has
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    began_at TEXT NOT NULL,
    seen_at  TEXT NOT NULL,        -- of the last request of the person, to a minute
    address  TEXT NOT NULL,        -- from where the login came
    agent    TEXT NOT NULL         -- the browser, in its own words
) STRICT;

CREATE INDEX staff_session_staff ON staff_session (staff_id);

-- Tokens of other programs for the HTTP API. A row is never deleted: the audit log names it.
CREATE TABLE api_token (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE, -- lower case
    token    BLOB NOT NULL UNIQUE, -- SHA-256 of the token
    roles    TEXT NOT NULL,        -- comma-separated
    added_at TEXT NOT NULL,
    used_at  TEXT,                 -- to a minute; null where it was never used
    revoked  INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1))
) STRICT;

-- Readings that programs submitted over the HTTP API, by their Idempotency-Key, so that a repeat gets the first answer.
-- Written in the transaction of the message. The purge deletes it with the text of the message, and so does an erasure:
-- the hash of an account and a value is soon guessed. A repeat after that is judged like a new submission.
CREATE TABLE api_submission (
    token_id     INTEGER NOT NULL REFERENCES api_token (id),
    key          TEXT    NOT NULL,
    request      BLOB    NOT NULL, -- SHA-256 of what was submitted: with another content, the key is refused
    message_id   INTEGER NOT NULL REFERENCES message (id),
    period       TEXT    NOT NULL,
    meter        INTEGER NOT NULL,
    submitted_at TEXT    NOT NULL,
    PRIMARY KEY (token_id, key)
) STRICT, WITHOUT ROWID;

-- Finds those of purged messages.
CREATE INDEX api_submission_message ON api_submission (message_id);

-- Who did what. Append-only, see the triggers. It names objects, never texts or telephone numbers of customers.
CREATE TABLE audit_entry (
    id          INTEGER PRIMARY KEY,
    at          TEXT NOT NULL,
    who         TEXT NOT NULL, -- a login; cli:USER for a command, api:NAME for a program, sms:customer; empty: unknown
    action      TEXT NOT NULL,
    object_kind TEXT,          -- message, account, batch, period, user, token; null where there is none
    object_id   TEXT,
    detail      TEXT,          -- in words of the program
    address     TEXT           -- from where; null for a command
) STRICT;

CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE INDEX audit_entry_who ON audit_entry (who, at);
CREATE INDEX audit_entry_action ON audit_entry (action, at);
CREATE INDEX audit_entry_object ON audit_entry (object_kind, object_id, at);

CREATE TRIGGER audit_entry_is_not_changed BEFORE UPDATE ON audit_entry
BEGIN SELECT raise(ABORT, 'an audit entry is never changed'); END;

CREATE TRIGGER audit_entry_is_not_deleted BEFORE DELETE ON audit_entry
BEGIN SELECT raise(ABORT, 'an audit entry is never deleted'); END;

-- Cabinet -------------------------------------------------------------------------------------------------------------

-- Codes for the login to the cabinet, also those that were asked for with a number that has not proved the account:
-- they are never sent. Written and read by backoffice/cabinet/LoginCodes, deleted after a day.
CREATE TABLE login_code (
    id            INTEGER PRIMARY KEY,
    challenge     BLOB    NOT NULL UNIQUE, -- SHA-256 of the random challenge that the browser has
    number        TEXT    NOT NULL,
    account       TEXT    NOT NULL,
    code          BLOB    NOT NULL,        -- HMAC-SHA-256 with the challenge as key
    asked_at      TEXT    NOT NULL,
    expires_at    TEXT    NOT NULL,
    attempts_left INTEGER NOT NULL,
    sent          INTEGER NOT NULL CHECK (sent IN (0, 1)), -- otherwise no code is right
    used          INTEGER NOT NULL DEFAULT 0 CHECK (used IN (0, 1))
) STRICT;

CREATE INDEX login_code_asked ON login_code (asked_at);
CREATE INDEX login_code_sent ON login_code (asked_at) WHERE sent = 1;
CREATE INDEX login_code_number ON login_code (number, asked_at);

-- Sessions of customers, by backoffice/cabinet/CabinetSessions. Deleted when they end; expired ones at the next login.
CREATE TABLE cabinet_session (
    id       INTEGER PRIMARY KEY,
    token    BLOB NOT NULL UNIQUE, -- SHA-256 of the random token that the browser has
    number   TEXT NOT NULL,
    began_at TEXT NOT NULL,
    seen_at  TEXT NOT NULL         -- of the last request, to a minute
) STRICT;

CREATE INDEX cabinet_session_number ON cabinet_session (number);

-- The accounts that a number proved when it logged in, or later. Written and read by
-- backoffice/cabinet/CabinetSessions.
CREATE TABLE cabinet_account (
    number    TEXT NOT NULL,
    account   TEXT NOT NULL CHECK (length(account) = 10),
    proved_at TEXT NOT NULL, -- last
    PRIMARY KEY (number, account)
) STRICT, WITHOUT ROWID;

-- Search --------------------------------------------------------------------------------------------------------------

-- Finds the messages of a number, an address or an account. Filled behind the intake, while the console or the cabinet
-- is on. Within a part the rows are in the order of the keys, so that filling it writes few pages; a search looks into each part, the
-- last one first. Deleted by the purge and by an erasure.
CREATE TABLE message_key (
    part       INTEGER NOT NULL, -- message_id / 16384
    key        INTEGER NOT NULL, -- 64 bits of a hash of the number, address or account
    message_id INTEGER NOT NULL,
    PRIMARY KEY (part, key, message_id)
) STRICT, WITHOUT ROWID;

-- How many messages came in each hour. Tells also which parts of the table a search can pass over.
CREATE TABLE message_hour (
    hour     TEXT    NOT NULL, -- UTC, YYYY-MM-DDTHH
    part     INTEGER NOT NULL, -- of the ids, as in message_key
    channel  TEXT    NOT NULL,
    outcome  TEXT    NOT NULL,
    messages INTEGER NOT NULL,
    PRIMARY KEY (hour, part, channel, outcome)
) STRICT, WITHOUT ROWID;

-- One row: the last messages that are in message_key and in message_hour.
CREATE TABLE message_index (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    keyed_up_to   INTEGER NOT NULL DEFAULT 0,
    counted_up_to INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Operations ----------------------------------------------------------------------------------------------------------

-- One row, written to check that the database is writable.
CREATE TABLE heartbeat (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    beat_at TEXT NOT NULL
) STRICT;

-- When the gateway could receive no messages. Only while meterline.billing.extend-after is set. Written by
-- billing/DowntimeWatch, while it lasts and at the next start, and read by it alone.
CREATE TABLE downtime (
    id       INTEGER PRIMARY KEY,
    began_at TEXT NOT NULL,
    ended_at TEXT,         -- null while it lasts; after a crash, the next start sets it
    cause    TEXT NOT NULL -- not running, no receiver, database
) STRICT;

-- The latest, and the one that lasts.
CREATE INDEX downtime_ended ON downtime (ended_at);

-- Windows that end later, to give back the time of downtimes. Written by billing/DowntimeWatch, and read when a gateway
-- or a command opens the database. A row only moves later: readings were stored as on time by it.
CREATE TABLE window_extension (
    period         TEXT PRIMARY KEY,
    extended_until TEXT    NOT NULL,
    minutes        INTEGER NOT NULL,
    -- Why: "2026-11-05T18:00:00Z to 2026-11-05T19:10:00Z, not running", separated by semicolons.
    downtimes      TEXT    NOT NULL,
    recorded_at    TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- Erasures on a customer's demand. Append-only, and without a trace of whose data it was.
CREATE TABLE erasure (
    id        INTEGER PRIMARY KEY,
    erased_by TEXT    NOT NULL,
    erased_at TEXT    NOT NULL,
    why       TEXT    NOT NULL,
    messages  INTEGER NOT NULL, -- emptied
    replies   INTEGER NOT NULL, -- emptied
    receipts  INTEGER NOT NULL, -- deleted
    segments  INTEGER NOT NULL, -- deleted
    notices   INTEGER NOT NULL, -- deleted
    logins    INTEGER NOT NULL, -- deleted: sessions, codes and accounts of the cabinet
    files     INTEGER NOT NULL, -- deleted
    undecided INTEGER NOT NULL  -- of the messages, those that waited for a decision
) STRICT;

CREATE TRIGGER erasure_is_not_changed BEFORE UPDATE ON erasure
BEGIN SELECT raise(ABORT, 'an erasure is never changed'); END;

CREATE TRIGGER erasure_is_not_deleted BEFORE DELETE ON erasure
BEGIN SELECT raise(ABORT, 'an erasure is never deleted'); END;

-- One row: the last message that the purge has processed, and the last review. Messages in the review queue are left
-- unpurged, until a review beyond that one decides them.
CREATE TABLE retention (
    id             INTEGER PRIMARY KEY CHECK (id = 1),
    purged_up_to   INTEGER NOT NULL,
    reviewed_up_to INTEGER NOT NULL DEFAULT 0
) STRICT;
