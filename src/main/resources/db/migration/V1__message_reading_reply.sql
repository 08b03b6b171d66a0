-- Times are UTC, written YYYY-MM-DDTHH:MM:SS.mmmZ, so that they sort as text.
-- Ids are sequential: random keys would dirty a page each and all of them would go through the write-ahead log.

-- fingerprint is equal for two deliveries of the same message, so that a redelivery is recognised. It has no index: the
-- gateway keeps those of the last minutes in memory, and reads them from the end of the table when it starts.
CREATE TABLE message (
    id          INTEGER PRIMARY KEY,
    channel     TEXT NOT NULL CHECK (channel IN ('sms', 'email', 'file', 'phone', 'web')),
    sender      TEXT NOT NULL,
    recipient   TEXT NOT NULL,
    received_at TEXT NOT NULL,
    text        TEXT NOT NULL,
    raw         BLOB,
    fingerprint BLOB NOT NULL,
    outcome     TEXT NOT NULL CHECK (outcome IN ('accepted', 'rejected', 'duplicate', 'held')),
    reason      TEXT
) STRICT;

-- Exactly once per account, meter, period and value. Clustered by account, so that what an account handed in before lies
-- beside what it hands in now: one page is looked up and written. id tells the order of first arrival.
-- latest_message_id is the last message that stated the value: a customer may correct himself and then take it back.
CREATE TABLE reading (
    id                INTEGER NOT NULL,
    message_id        INTEGER NOT NULL REFERENCES message (id),
    account           TEXT    NOT NULL CHECK (length(account) = 10),
    meter             INTEGER NOT NULL DEFAULT 1,
    value             INTEGER NOT NULL CHECK (value >= 0),
    period            TEXT    NOT NULL,
    on_time           INTEGER NOT NULL CHECK (on_time IN (0, 1)),
    received_at       TEXT    NOT NULL,
    latest_message_id INTEGER NOT NULL,
    reviewed          INTEGER NOT NULL DEFAULT 0 CHECK (reviewed IN (0, 1)),
    PRIMARY KEY (account, period, meter, value)
) STRICT, WITHOUT ROWID;

-- The outbox. changed_at is filled from the start so that the row does not grow when the reply is sent.
CREATE TABLE reply (
    message_id      INTEGER PRIMARY KEY REFERENCES message (id),
    channel         TEXT    NOT NULL,
    recipient       TEXT    NOT NULL,
    text            TEXT    NOT NULL,
    state           TEXT    NOT NULL CHECK (state IN ('pending', 'sent', 'delivered', 'failed', 'suppressed')),
    reason          TEXT,
    attempts        INTEGER NOT NULL DEFAULT 0,
    unanswered      INTEGER NOT NULL DEFAULT 0,
    next_attempt_at TEXT,
    smsc_message_id TEXT,
    changed_at      TEXT    NOT NULL
) STRICT;

CREATE INDEX reply_due ON reply (next_attempt_at, message_id) WHERE state = 'pending';

-- One row, written to find out whether the database takes writes.
CREATE TABLE heartbeat (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    beat_at TEXT NOT NULL
) STRICT;
