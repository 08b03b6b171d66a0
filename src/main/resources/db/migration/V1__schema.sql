-- Times are UTC, written YYYY-MM-DDTHH:MM:SS.mmmZ, so that they sort as text. Billing periods are written YYYY-MM.
-- Flags are 0 or 1. Message ids are sequential: with random keys each insert would write a page of its own to the log.
--
-- In tables that every message goes through, a CHECK compares value by value. For IN (...) with more than two values
-- SQLite builds a b-tree each time it checks a row, which takes a third of the time of an insert.

-- Intake --------------------------------------------------------------------------------------------------------------

-- One row per message received. A list and a mail with several readings make one row per reading.
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
-- fingerprint has no index: the gateway keeps those of the last minutes in memory and reads them from the end of the
-- table when it starts.

-- What each number of a letter, or of an SMS in the lenient format, was taken for: "0501234567 account, 1250 reading,
-- 1240 previous". A number that is not explained has no meaning or several. Of a letter that became several messages, the
-- first one and the held rest have a row. Deleted by the purge.
CREATE TABLE message_numbers (
    message_id INTEGER PRIMARY KEY REFERENCES message (id),
    numbers    TEXT NOT NULL
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
    -- The last accepted one with this value: a customer may correct it and take that back. 0 where only a review accepts it.
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
    meter_number TEXT                                          -- as printed on the meter
) STRICT, WITHOUT ROWID;

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
    rules       TEXT NOT NULL -- names of the rules that hold it, comma-separated; or withdrawn
) STRICT;

-- Finds the messages that hold the same reading.
CREATE INDEX held_reading_case ON held_reading (account, period, value);

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
    supersedes INTEGER REFERENCES review (id) -- the decision about the same message that no longer holds; null for the first
) STRICT;

CREATE INDEX review_message ON review (message_id);
CREATE INDEX review_reading ON review (account, period) WHERE account IS NOT NULL;
CREATE UNIQUE INDEX review_supersedes ON review (supersedes) WHERE supersedes IS NOT NULL;

-- The decision that holds for each message.
CREATE VIEW standing_review AS
SELECT id, message_id, decision, decided_by, decided_at, why, account, meter, value, period, as_of, supersedes
FROM review
WHERE NOT EXISTS (SELECT 1 FROM review AS later WHERE later.supersedes = review.id);

CREATE TRIGGER review_is_not_changed BEFORE UPDATE ON review
BEGIN SELECT raise(ABORT, 'a review is never changed'); END;

CREATE TRIGGER review_is_not_deleted BEFORE DELETE ON review
BEGIN SELECT raise(ABORT, 'a review is never deleted'); END;

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
    read_on     TEXT NOT NULL DEFAULT '', -- as of when the readings are taken: local midnight of the 1st, with its offset
    csv         TEXT NOT NULL DEFAULT ',', -- dialect of a CSV file: delimiter; b: byte order mark; f: accounts as formulas
    window_open INTEGER NOT NULL DEFAULT 0 CHECK (window_open IN (0, 1)), -- when the batch was filled
    in_review   INTEGER NOT NULL DEFAULT 0 -- held messages of the period that waited for a decision then
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
    PRIMARY KEY (account, period, meter, batch_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX batch_reading_batch ON batch_reading (batch_id);

-- Operations ----------------------------------------------------------------------------------------------------------

-- One row, written to check that the database is writable.
CREATE TABLE heartbeat (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    beat_at TEXT NOT NULL
) STRICT;

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
    files     INTEGER NOT NULL, -- deleted
    undecided INTEGER NOT NULL  -- of the messages, those that waited for a decision
) STRICT;

CREATE TRIGGER erasure_is_not_changed BEFORE UPDATE ON erasure
BEGIN SELECT raise(ABORT, 'an erasure is never changed'); END;

CREATE TRIGGER erasure_is_not_deleted BEFORE DELETE ON erasure
BEGIN SELECT raise(ABORT, 'an erasure is never deleted'); END;

-- One row: the id of the last message that the purge has processed. Messages in the review queue are left unpurged.
CREATE TABLE retention (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    purged_up_to INTEGER NOT NULL
) STRICT;
