-- The parts of long messages. Each is here before it is acknowledged; the message that they make stands in message.
--
-- Parts with the same long_message belong together. octets are short_message or message_payload as they came, header
-- included. repeated: the same part was in an earlier message of the same reference. state, the same for all parts of a
-- message: waiting for more; complete or incomplete, and to be judged; judged, and kept to recognise repeated parts.
CREATE TABLE message_part (
    long_message INTEGER NOT NULL,
    number       INTEGER NOT NULL,
    sender       TEXT    NOT NULL,
    recipient    TEXT    NOT NULL,
    reference    INTEGER NOT NULL,
    total        INTEGER NOT NULL,
    esm_class    INTEGER NOT NULL,
    data_coding  INTEGER NOT NULL,
    octets       BLOB    NOT NULL,
    received_at  TEXT    NOT NULL,
    repeated     INTEGER NOT NULL CHECK (repeated IN (0, 1)),
    state        TEXT    NOT NULL CHECK (state IN ('waiting', 'complete', 'incomplete', 'judged')),
    changed_at   TEXT    NOT NULL,
    PRIMARY KEY (long_message, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_part_key ON message_part (sender, recipient, reference, total, long_message);
CREATE INDEX message_part_state ON message_part (state, changed_at);
CREATE INDEX message_part_waiting ON message_part (sender, long_message) WHERE state = 'waiting';
