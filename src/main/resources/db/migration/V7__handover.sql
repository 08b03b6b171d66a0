-- A customer may correct himself and then take it back: then the same reading is handed over again, and the key says so by
-- its batch. A batch is read by its number, in the order of the key.
CREATE TABLE handed_over (
    account     TEXT NOT NULL,
    period      TEXT NOT NULL,
    meter       INTEGER NOT NULL,
    batch_id    INTEGER NOT NULL REFERENCES batch (id),
    message_id  INTEGER NOT NULL,
    value       INTEGER NOT NULL,
    on_time     INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    channel     TEXT NOT NULL,
    PRIMARY KEY (account, period, meter, batch_id)
) STRICT, WITHOUT ROWID;

INSERT INTO handed_over (account, period, meter, batch_id, message_id, value, on_time, received_at, channel)
SELECT account, period, meter, batch_id, message_id, value, on_time, received_at, channel FROM batch_reading;

DROP TABLE batch_reading;
ALTER TABLE handed_over RENAME TO batch_reading;
CREATE INDEX batch_reading_batch ON batch_reading (batch_id);

-- A batch grows until its readings are counted, and is handed over when it has the checksum of its file. The version that
-- wrote it stands in its manifest.
ALTER TABLE batch ADD COLUMN meterline TEXT NOT NULL DEFAULT '';

-- One row: the last message that the purge has dealt with. Those held for a person's decision stay behind it.
CREATE TABLE retention (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    purged_up_to INTEGER NOT NULL
) STRICT;
