-- What makes of stored numbers something that billing can trust. Periods are YYYY-MM, times UTC as in V1.

-- The registry of accounts, if there is one. usual_use is what the account uses in a month, in the meter's units.
CREATE TABLE account (
    account      TEXT PRIMARY KEY CHECK (length(account) = 10),
    name         TEXT,
    address      TEXT,
    meter_digits INTEGER CHECK (meter_digits BETWEEN 4 AND 9),
    usual_use    INTEGER CHECK (usual_use >= 0)
) STRICT, WITHOUT ROWID;

-- The reading that a held message would have become, and the rules that held it (their names, comma-separated). The row
-- stays when a person has decided; what was decided stands in review.
CREATE TABLE held_reading (
    message_id  INTEGER PRIMARY KEY REFERENCES message (id),
    account     TEXT,
    meter       INTEGER NOT NULL DEFAULT 1,
    value       INTEGER,
    period      TEXT NOT NULL,
    on_time     INTEGER NOT NULL CHECK (on_time IN (0, 1)),
    received_at TEXT NOT NULL,
    rules       TEXT NOT NULL
) STRICT;

-- Each decision of a person about a held message. Append-only: see the triggers.
CREATE TABLE review (
    id         INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES message (id),
    decision   TEXT NOT NULL CHECK (decision IN ('accept', 'reject')),
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    why        TEXT NOT NULL,
    account    TEXT,
    meter      INTEGER,
    value      INTEGER,
    period     TEXT
) STRICT;

CREATE INDEX review_message ON review (message_id);

CREATE TRIGGER review_is_not_changed BEFORE UPDATE ON review
BEGIN SELECT raise(ABORT, 'a review is never changed'); END;

CREATE TRIGGER review_is_not_deleted BEFORE DELETE ON review
BEGIN SELECT raise(ABORT, 'a review is never deleted'); END;

-- What was handed over to billing. batch_reading is a copy: it says for ever what the batch's file said.
CREATE TABLE batch (
    id         INTEGER PRIMARY KEY,
    period     TEXT NOT NULL,
    format     TEXT NOT NULL CHECK (format IN ('csv', 'jsonl', 'xml')),
    created_at TEXT NOT NULL,
    file       TEXT NOT NULL,
    readings   INTEGER NOT NULL,
    sha256     TEXT
) STRICT;

CREATE TABLE batch_reading (
    account     TEXT NOT NULL,
    period      TEXT NOT NULL,
    meter       INTEGER NOT NULL,
    message_id  INTEGER NOT NULL,
    batch_id    INTEGER NOT NULL REFERENCES batch (id),
    value       INTEGER NOT NULL,
    on_time     INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    channel     TEXT NOT NULL,
    PRIMARY KEY (account, period, meter, message_id)
) STRICT, WITHOUT ROWID;

-- Of all that was accepted for an account, meter and period, the one that counts: what a person accepted or what came in
-- time goes before what came late, and among those the value that was stated last.
CREATE VIEW effective_reading AS
SELECT id, message_id, account, meter, value, period, on_time, received_at, latest_message_id, reviewed
FROM (
    SELECT *, row_number() OVER (
        PARTITION BY account, period, meter
        ORDER BY on_time OR reviewed DESC, latest_message_id DESC) AS place
    FROM reading
)
WHERE place = 1;
