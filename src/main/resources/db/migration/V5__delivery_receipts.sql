-- What the SMSC tells of replies that it took. Times as in V1.

-- Each receipt as it came, whether it could be understood or not. smsc_message_id is as the SMSC wrote it, key the same
-- without leading zeros and in small letters; message_id is null as long as no reply with that id is known. defect says
-- what could not be read. raw is the text of the receipt in octets.
CREATE TABLE delivery_receipt (
    id              INTEGER PRIMARY KEY,
    received_at     TEXT NOT NULL,
    source          TEXT NOT NULL,
    destination     TEXT NOT NULL,
    smsc_message_id TEXT,
    key             TEXT,
    state           TEXT,
    error           TEXT,
    defect          TEXT,
    raw             BLOB NOT NULL,
    message_id      INTEGER REFERENCES message (id)
) STRICT;

-- A receipt can overtake the submit_sm_resp that tells the id.
CREATE INDEX delivery_receipt_unmatched ON delivery_receipt (key) WHERE message_id IS NULL;

CREATE INDEX delivery_receipt_message ON delivery_receipt (message_id) WHERE message_id IS NOT NULL;

-- The ids of replies for which a receipt may still come. Written only where receipts are asked for. day counts days since
-- 1970, so that a day's rows lie together and old ones go in one range.
CREATE TABLE sent_id (
    day        INTEGER NOT NULL,
    key        TEXT    NOT NULL,
    message_id INTEGER NOT NULL,
    PRIMARY KEY (day, key, message_id)
) STRICT, WITHOUT ROWID;
