-- The schema of db/migration/sqlite for PostgreSQL: the same tables, columns and values, which are explained there.
-- Only what differs is explained here. Times are texts, as there, and texts sort by their octets, whatever the locale of
-- the database is. In an index and in ORDER BY, null comes last here, and first in SQLite.
--
-- Objects are not qualified by a schema: a what-if replay hides tables behind temporary ones.

-- SQLite's functions that statements use -----------------------------------------------------------------------------

-- Statements of sql/ run on both databases. What SQLite calls otherwise than PostgreSQL is here, or in sql/postgresql.

CREATE DOMAIN blob AS BYTEA;

CREATE FUNCTION max(a BIGINT, b BIGINT) RETURNS BIGINT LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS 'SELECT greatest(a, b)';

CREATE FUNCTION max(a TEXT, b TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS 'SELECT greatest(a, b)';

CREATE FUNCTION instr(value TEXT, part TEXT) RETURNS INTEGER LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS 'SELECT strpos(value, part)';

-- A pattern of *, ? and [characters].
CREATE FUNCTION glob(pattern TEXT, value TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$SELECT value SIMILAR TO replace(replace(pattern, '*', '%'), '?', '_')$$;

CREATE FUNCTION hex(octets BYTEA) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$SELECT upper(encode(octets, 'hex'))$$;

-- The elements of a JSON array as texts. Numbers are to be cast.
CREATE FUNCTION json_each(elements TEXT) RETURNS TABLE (key BIGINT, value TEXT) LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS '
    SELECT ordinality - 1, element
    FROM json_array_elements_text(CAST(elements AS json)) WITH ORDINALITY AS each (element)';

CREATE FUNCTION json_array_length(elements TEXT) RETURNS INTEGER LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS 'SELECT json_array_length(CAST(elements AS json))';

CREATE FUNCTION json_element(elements TEXT, place INTEGER) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS 'SELECT CAST(elements AS json) ->> place';

CREATE OPERATOR ->> (LEFTARG = TEXT, RIGHTARG = INTEGER, FUNCTION = json_element);

CREATE FUNCTION refuse_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'restrict_violation';
END $$;

-- Intake --------------------------------------------------------------------------------------------------------------

CREATE TABLE message (
    id BIGINT PRIMARY KEY,
    channel TEXT COLLATE "C" NOT NULL CHECK (
        channel = 'sms' OR channel = 'email' OR channel = 'file' OR channel = 'phone' OR channel = 'web'),
    sender TEXT COLLATE "C" NOT NULL,
    recipient TEXT COLLATE "C" NOT NULL,
    received_at TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    raw BYTEA,
    fingerprint BYTEA NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL CHECK (
        outcome = 'accepted' OR outcome = 'rejected' OR outcome = 'duplicate' OR outcome = 'held'),
    reason TEXT COLLATE "C"
);

-- Drawn by each transaction that stores messages. A transaction that rolls back leaves a gap.
CREATE SEQUENCE message_id OWNED BY message.id;

-- Draws ids that follow each other, and returns the one before the first. Where another transaction draws at the same
-- time, those drawn so far are left out.
CREATE FUNCTION next_message_ids(wanted BIGINT) RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
    first BIGINT;
    last BIGINT;
BEGIN
    LOOP
        SELECT min(id), max(id) INTO first, last
        FROM (SELECT nextval('message_id') AS id FROM generate_series(1, wanted)) AS drawn;
        IF last - first = wanted - 1 THEN
            RETURN first - 1;
        END IF;
    END LOOP;
END $$;

CREATE TABLE message_mark (
    marked_at TEXT COLLATE "C" PRIMARY KEY,
    last_id BIGINT NOT NULL
);

CREATE TABLE message_numbers (
    message_id BIGINT PRIMARY KEY REFERENCES message (id),
    numbers TEXT COLLATE "C" NOT NULL
);

CREATE TABLE message_part (
    message_id BIGINT PRIMARY KEY REFERENCES message (id),
    first_message_id BIGINT NOT NULL REFERENCES message (id),
    parts INTEGER NOT NULL CHECK (parts > 1)
);

CREATE TABLE phone_entry (
    message_id BIGINT PRIMARY KEY REFERENCES message (id),
    entered_by TEXT COLLATE "C" NOT NULL,
    entered_at TEXT COLLATE "C" NOT NULL,
    why TEXT COLLATE "C"
);

CREATE INDEX phone_entry_at ON phone_entry (entered_at);

CREATE TRIGGER phone_entry_is_not_changed BEFORE UPDATE ON phone_entry
FOR EACH ROW EXECUTE FUNCTION refuse_change('an entry is never changed');

CREATE TRIGGER phone_entry_is_not_deleted BEFORE DELETE OR TRUNCATE ON phone_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('an entry is never deleted');

CREATE TABLE segment (
    long_message BIGINT NOT NULL,
    number INTEGER NOT NULL,
    sender TEXT COLLATE "C" NOT NULL,
    recipient TEXT COLLATE "C" NOT NULL,
    reference INTEGER NOT NULL,
    total INTEGER NOT NULL,
    esm_class INTEGER NOT NULL,
    data_coding INTEGER NOT NULL,
    octets BYTEA NOT NULL,
    received_at TEXT COLLATE "C" NOT NULL,
    repeated INTEGER NOT NULL CHECK (repeated IN (0, 1)),
    state TEXT COLLATE "C" NOT NULL CHECK (
        state = 'waiting' OR state = 'complete' OR state = 'incomplete' OR state = 'judged'),
    changed_at TEXT COLLATE "C" NOT NULL,
    link TEXT COLLATE "C",
    PRIMARY KEY (long_message, number)
);

CREATE INDEX segment_key ON segment (sender, recipient, reference, total, long_message);
CREATE INDEX segment_state ON segment (state, changed_at);
CREATE INDEX segment_waiting ON segment (sender, long_message) WHERE state = 'waiting';

CREATE TABLE imported (
    key TEXT COLLATE "C" PRIMARY KEY,
    message_id BIGINT NOT NULL REFERENCES message (id),
    imported_at TEXT COLLATE "C" NOT NULL
);

CREATE INDEX imported_message ON imported (message_id);

CREATE TABLE intake_position (
    topic TEXT COLLATE "C" NOT NULL,
    topic_partition BIGINT NOT NULL,
    stored_up_to BIGINT NOT NULL,
    PRIMARY KEY (topic, topic_partition)
);

-- Readings ------------------------------------------------------------------------------------------------------------

-- message_id refers to message. It is no foreign key: each row would look up, lock and log the message that its own
-- transaction has just written. The same in reply.
CREATE TABLE reading (
    id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    account TEXT COLLATE "C" NOT NULL CHECK (length(account) = 10),
    meter INTEGER NOT NULL DEFAULT 1,
    value INTEGER NOT NULL CHECK (value >= 0),
    period TEXT COLLATE "C" NOT NULL,
    on_time INTEGER NOT NULL CHECK (on_time IN (0, 1)),
    received_at TEXT COLLATE "C" NOT NULL,
    latest_message_id BIGINT NOT NULL,
    reviewed BIGINT NOT NULL DEFAULT 0,
    reviewed_as_of BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (account, period, meter, value)
);

CREATE VIEW effective_reading AS
SELECT id, message_id, account, meter, value, period, on_time, received_at, latest_message_id, reviewed
FROM (
    SELECT id, message_id, account, meter, value, period, on_time, received_at, reviewed,
        max(latest_message_id, reviewed_as_of) AS latest_message_id,
        row_number() OVER (
            PARTITION BY account, period, meter
            ORDER BY on_time <> 0 OR reviewed <> 0 DESC, max(latest_message_id, reviewed_as_of) DESC, reviewed DESC
        ) AS place
    FROM reading
) AS placed
WHERE place = 1;

CREATE TABLE account (
    account TEXT COLLATE "C" PRIMARY KEY CHECK (length(account) = 10),
    name TEXT COLLATE "C",
    address TEXT COLLATE "C",
    meter_digits INTEGER CHECK (meter_digits BETWEEN 4 AND 9),
    usual_use INTEGER CHECK (usual_use >= 0),
    meter_number TEXT COLLATE "C",
    phone TEXT COLLATE "C"
);

-- Finds accounts by any three characters, in place of SQLite's fts5. A row's number is the account.
CREATE TABLE account_words (
    number BIGINT PRIMARY KEY,
    trigrams TEXT[] COLLATE "C" NOT NULL
);

CREATE INDEX account_words_trigrams ON account_words USING gin (trigrams);

CREATE TABLE account_unindexed (
    account TEXT COLLATE "C" PRIMARY KEY,
    indexed INTEGER NOT NULL CHECK (indexed IN (0, 1))
);

CREATE FUNCTION account_is_added() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO account_unindexed VALUES (new.account, 0) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER account_is_added AFTER INSERT ON account
FOR EACH ROW EXECUTE FUNCTION account_is_added();

CREATE FUNCTION account_is_changed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO account_unindexed VALUES (new.account, 1) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER account_is_changed AFTER UPDATE OF name, address, meter_number ON account
FOR EACH ROW EXECUTE FUNCTION account_is_changed();

CREATE FUNCTION account_is_removed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO account_unindexed VALUES (old.account, 1) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER account_is_removed AFTER DELETE ON account
FOR EACH ROW EXECUTE FUNCTION account_is_removed();

CREATE TABLE meter_replacement (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    account TEXT COLLATE "C" NOT NULL CHECK (length(account) = 10),
    meter INTEGER NOT NULL CHECK (meter > 1),
    replaced_on TEXT COLLATE "C" NOT NULL,
    period TEXT COLLATE "C" NOT NULL,
    final_value INTEGER NOT NULL CHECK (final_value >= 0),
    start_value INTEGER NOT NULL CHECK (start_value >= 0),
    old_number TEXT COLLATE "C",
    old_digits INTEGER CHECK (old_digits BETWEEN 4 AND 9),
    new_number TEXT COLLATE "C",
    new_digits INTEGER CHECK (new_digits BETWEEN 4 AND 9),
    cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
    recorded_by TEXT COLLATE "C" NOT NULL,
    recorded_at TEXT COLLATE "C" NOT NULL,
    why TEXT COLLATE "C" NOT NULL
);

CREATE INDEX meter_replacement_meter ON meter_replacement (account, meter);

CREATE TRIGGER meter_replacement_is_not_changed BEFORE UPDATE ON meter_replacement
FOR EACH ROW EXECUTE FUNCTION refuse_change('a meter replacement is never changed');

CREATE TRIGGER meter_replacement_is_not_deleted BEFORE DELETE OR TRUNCATE ON meter_replacement
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a meter replacement is never deleted');

CREATE VIEW effective_replacement AS
SELECT * FROM meter_replacement AS said
WHERE cancelled = 0 AND NOT EXISTS (
    SELECT 1 FROM meter_replacement AS later
    WHERE later.account = said.account AND later.meter = said.meter AND later.id > said.id);

-- Reviews -------------------------------------------------------------------------------------------------------------

CREATE TABLE held_reading (
    message_id BIGINT PRIMARY KEY REFERENCES message (id),
    account TEXT COLLATE "C",
    meter INTEGER NOT NULL DEFAULT 1,
    value INTEGER,
    period TEXT COLLATE "C" NOT NULL,
    on_time INTEGER NOT NULL CHECK (on_time IN (0, 1)),
    received_at TEXT COLLATE "C" NOT NULL,
    rules TEXT COLLATE "C" NOT NULL,
    decided INTEGER NOT NULL DEFAULT 0 CHECK (decided IN (0, 1))
);

CREATE INDEX held_reading_case ON held_reading (account, period, value);

CREATE INDEX held_reading_queue ON held_reading (decided, period, received_at);

CREATE TABLE review (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    message_id BIGINT NOT NULL REFERENCES message (id),
    decision TEXT COLLATE "C" NOT NULL CHECK (decision IN ('accept', 'reject')),
    decided_by TEXT COLLATE "C" NOT NULL,
    decided_at TEXT COLLATE "C" NOT NULL,
    why TEXT COLLATE "C" NOT NULL,
    account TEXT COLLATE "C",
    meter INTEGER,
    value INTEGER,
    period TEXT COLLATE "C",
    as_of BIGINT,
    forced TEXT COLLATE "C",
    supersedes BIGINT REFERENCES review (id)
);

CREATE INDEX review_message ON review (message_id);
CREATE INDEX review_reading ON review (account, period) WHERE account IS NOT NULL;
CREATE UNIQUE INDEX review_supersedes ON review (supersedes) WHERE supersedes IS NOT NULL;

CREATE FUNCTION review_decides() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE held_reading SET decided = 1 WHERE message_id = new.message_id AND decided = 0;
    RETURN NULL;
END $$;

CREATE TRIGGER review_decides AFTER INSERT ON review
FOR EACH ROW EXECUTE FUNCTION review_decides();

CREATE VIEW standing_review AS
SELECT id, message_id, decision, decided_by, decided_at, why, account, meter, value, period, as_of, forced, supersedes
FROM review
WHERE NOT EXISTS (SELECT 1 FROM review AS later WHERE later.supersedes = review.id);

CREATE TRIGGER review_is_not_changed BEFORE UPDATE ON review
FOR EACH ROW EXECUTE FUNCTION refuse_change('a review is never changed');

CREATE TRIGGER review_is_not_deleted BEFORE DELETE OR TRUNCATE ON review
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a review is never deleted');

CREATE TABLE open_case (
    message_id BIGINT PRIMARY KEY REFERENCES message (id),
    account TEXT COLLATE "C",
    meter INTEGER NOT NULL,
    value INTEGER,
    period TEXT COLLATE "C" NOT NULL,
    rules TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    file TEXT COLLATE "C",
    received_at TEXT COLLATE "C" NOT NULL,
    stake BIGINT NOT NULL,
    deferred_until TEXT COLLATE "C"
);

CREATE INDEX open_case_equal ON open_case (account, period, value, meter, message_id);
CREATE INDEX open_case_stake ON open_case (stake DESC, message_id, period, rules, channel, file, deferred_until);

CREATE FUNCTION held_reading_opens_case() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO open_case (message_id, account, meter, value, period, rules, channel, file, received_at, stake)
    SELECT NEW.message_id, NEW.account, NEW.meter, NEW.value, NEW.period, NEW.rules, message.channel,
        CASE message.channel WHEN 'file' THEN message.recipient END, NEW.received_at,
        coalesce(abs(NEW.value - (
            SELECT value FROM reading
            WHERE reading.account = NEW.account AND reading.period < NEW.period AND reading.meter = NEW.meter
            ORDER BY reading.period DESC LIMIT 1)), 0)
    FROM message WHERE message.id = NEW.message_id;
    RETURN NULL;
END $$;

CREATE TRIGGER held_reading_opens_case AFTER INSERT ON held_reading
FOR EACH ROW EXECUTE FUNCTION held_reading_opens_case();

CREATE FUNCTION review_closes_case() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM open_case WHERE message_id = NEW.message_id;
    DELETE FROM review_claim WHERE message_id = NEW.message_id;
    RETURN NULL;
END $$;

CREATE TRIGGER review_closes_case AFTER INSERT ON review
FOR EACH ROW EXECUTE FUNCTION review_closes_case();

CREATE TABLE review_claim (
    message_id BIGINT PRIMARY KEY REFERENCES message (id),
    claimed_by TEXT COLLATE "C" NOT NULL,
    claimed_until TEXT COLLATE "C" NOT NULL
);

CREATE INDEX review_claim_by ON review_claim (claimed_by);

CREATE TABLE review_deferral (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    message_id BIGINT NOT NULL REFERENCES message (id),
    deferred_until TEXT COLLATE "C" NOT NULL,
    deferred_by TEXT COLLATE "C" NOT NULL,
    deferred_at TEXT COLLATE "C" NOT NULL,
    why TEXT COLLATE "C" NOT NULL
);

CREATE INDEX review_deferral_message ON review_deferral (message_id);

CREATE FUNCTION review_deferral_defers_case() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE open_case SET deferred_until = NEW.deferred_until WHERE message_id = NEW.message_id;
    DELETE FROM review_claim WHERE message_id = NEW.message_id;
    RETURN NULL;
END $$;

CREATE TRIGGER review_deferral_defers_case AFTER INSERT ON review_deferral
FOR EACH ROW EXECUTE FUNCTION review_deferral_defers_case();

CREATE TRIGGER review_deferral_is_not_changed BEFORE UPDATE ON review_deferral
FOR EACH ROW EXECUTE FUNCTION refuse_change('a deferral is never changed');

CREATE TRIGGER review_deferral_is_not_deleted BEFORE DELETE OR TRUNCATE ON review_deferral
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a deferral is never deleted');

CREATE TABLE callback_event (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    message_id BIGINT NOT NULL REFERENCES message (id),
    what TEXT COLLATE "C" NOT NULL CHECK (
        what IN ('claimed', 'released', 'reached', 'not-reached', 'call-again', 'done')),
    until TEXT COLLATE "C",
    by TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C"
);

CREATE INDEX callback_event_message ON callback_event (message_id, id);

CREATE TRIGGER callback_event_is_not_changed BEFORE UPDATE ON callback_event
FOR EACH ROW EXECUTE FUNCTION refuse_change('an event of a call-back is never changed');

CREATE TRIGGER callback_event_is_not_deleted BEFORE DELETE OR TRUNCATE ON callback_event
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('an event of a call-back is never deleted');

-- Conversation --------------------------------------------------------------------------------------------------------

CREATE TABLE question (
    message_id BIGINT PRIMARY KEY REFERENCES message (id),
    sender_key BIGINT NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    meter INTEGER NOT NULL,
    period TEXT COLLATE "C" NOT NULL,
    on_time INTEGER NOT NULL CHECK (on_time IN (0, 1)),
    value INTEGER NOT NULL,
    asked_at TEXT COLLATE "C" NOT NULL,
    expires_at TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL DEFAULT 'open' CHECK (
        state IN ('open', 'answered', 'decided')),
    answered_by BIGINT REFERENCES message (id)
);

CREATE UNIQUE INDEX question_reading ON question (account, period, meter);
CREATE INDEX question_sender ON question (sender_key, message_id);
CREATE INDEX question_answer ON question (answered_by) WHERE answered_by IS NOT NULL;

CREATE TABLE reading_receipt (
    message_id BIGINT PRIMARY KEY REFERENCES message (id),
    code BYTEA NOT NULL UNIQUE,
    account TEXT COLLATE "C" NOT NULL,
    meter INTEGER NOT NULL,
    period TEXT COLLATE "C" NOT NULL,
    value INTEGER NOT NULL,
    on_time INTEGER NOT NULL CHECK (on_time IN (0, 1)),
    expires_at TEXT COLLATE "C" NOT NULL
);

CREATE TABLE binding (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    sender TEXT COLLATE "C" NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    message_id BIGINT NOT NULL REFERENCES message (id),
    bound_at TEXT COLLATE "C" NOT NULL,
    used_at TEXT COLLATE "C" NOT NULL,
    expires_at TEXT COLLATE "C" NOT NULL,
    UNIQUE (sender, account)
);

CREATE INDEX binding_account ON binding (account);
CREATE INDEX binding_expiry ON binding (expires_at);

CREATE TABLE account_question (
    message_id BIGINT PRIMARY KEY REFERENCES message (id),
    sender_key BIGINT NOT NULL,
    value INTEGER NOT NULL,
    period TEXT COLLATE "C" NOT NULL,
    on_time INTEGER NOT NULL CHECK (on_time IN (0, 1)),
    endings TEXT COLLATE "C" NOT NULL,
    asked_at TEXT COLLATE "C" NOT NULL,
    expires_at TEXT COLLATE "C" NOT NULL,
    answered_by BIGINT REFERENCES message (id)
);

CREATE INDEX account_question_sender ON account_question (sender_key, asked_at);
CREATE INDEX account_question_answer ON account_question (answered_by) WHERE answered_by IS NOT NULL;

CREATE FUNCTION review_closes_question() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE question SET state = 'decided' WHERE message_id = NEW.message_id AND state = 'open';
    RETURN NULL;
END $$;

CREATE TRIGGER review_closes_question AFTER INSERT ON review
FOR EACH ROW EXECUTE FUNCTION review_closes_question();

-- Replies -------------------------------------------------------------------------------------------------------------

CREATE TABLE reply (
    message_id BIGINT PRIMARY KEY,
    channel TEXT COLLATE "C" NOT NULL,
    recipient TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (
        state = 'pending' OR state = 'sent' OR state = 'delivered' OR state = 'failed' OR state = 'suppressed'),
    reason TEXT COLLATE "C",
    attempts INTEGER NOT NULL DEFAULT 0,
    unanswered INTEGER NOT NULL DEFAULT 0,
    next_attempt_at TEXT COLLATE "C",
    smsc_message_id TEXT COLLATE "C",
    changed_at TEXT COLLATE "C" NOT NULL,
    link TEXT COLLATE "C",
    claimed_by TEXT COLLATE "C", -- the node whose reply it is
    claimed_until TIMESTAMPTZ    -- until then other nodes leave it alone; null: any node may claim it
);

CREATE INDEX reply_due ON reply (next_attempt_at, message_id) WHERE state = 'pending' AND channel = 'sms';
CREATE INDEX reply_due_email ON reply (next_attempt_at, message_id) WHERE state = 'pending' AND channel = 'email';

CREATE TABLE mail_reply (
    message_id BIGINT PRIMARY KEY REFERENCES message (id),
    recipient TEXT COLLATE "C" NOT NULL,
    composed_at TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    in_reply_to TEXT COLLATE "C" NOT NULL,
    refs TEXT COLLATE "C" NOT NULL
);

CREATE INDEX mail_reply_recipient ON mail_reply (recipient, composed_at);

CREATE TABLE reply_resend (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    message_id BIGINT NOT NULL REFERENCES message (id),
    requested_by TEXT COLLATE "C" NOT NULL,
    requested_at TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C",
    attempts INTEGER NOT NULL
);

CREATE INDEX reply_resend_message ON reply_resend (message_id);

CREATE TRIGGER reply_resend_is_not_changed BEFORE UPDATE ON reply_resend
FOR EACH ROW EXECUTE FUNCTION refuse_change('a resend is never changed');

CREATE TRIGGER reply_resend_is_not_deleted BEFORE DELETE OR TRUNCATE ON reply_resend
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a resend is never deleted');

CREATE TABLE delivery_receipt (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    received_at TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    destination TEXT COLLATE "C" NOT NULL,
    smsc_message_id TEXT COLLATE "C",
    key TEXT COLLATE "C",
    state TEXT COLLATE "C",
    error TEXT COLLATE "C",
    defect TEXT COLLATE "C",
    raw BYTEA NOT NULL,
    message_id BIGINT REFERENCES message (id)
);

CREATE INDEX delivery_receipt_unmatched ON delivery_receipt (key) WHERE message_id IS NULL;
CREATE INDEX delivery_receipt_message ON delivery_receipt (message_id) WHERE message_id IS NOT NULL;

CREATE TABLE sent_id (
    day INTEGER NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    message_id BIGINT NOT NULL,
    PRIMARY KEY (day, key, message_id)
);

-- Notices -------------------------------------------------------------------------------------------------------------

CREATE TABLE notice (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind = 'code' OR kind = 'reminder' OR kind = 'canary'),
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    recipient TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (
        state = 'pending' OR state = 'sent' OR state = 'delivered' OR state = 'failed'),
    reason TEXT COLLATE "C",
    attempts INTEGER NOT NULL DEFAULT 0,
    unanswered INTEGER NOT NULL DEFAULT 0,
    next_attempt_at TEXT COLLATE "C",
    expires_at TEXT COLLATE "C" NOT NULL,
    smsc_message_id TEXT COLLATE "C",
    receipt_key TEXT COLLATE "C",
    link TEXT COLLATE "C",
    scheduled_at TEXT COLLATE "C" NOT NULL,
    changed_at TEXT COLLATE "C" NOT NULL,
    claimed_by TEXT COLLATE "C", -- as in reply
    claimed_until TIMESTAMPTZ
);

CREATE INDEX notice_due ON notice (urgent, next_attempt_at, id) WHERE state = 'pending';
CREATE INDEX notice_expiry ON notice (expires_at) WHERE state = 'pending';
CREATE INDEX notice_receipt ON notice (receipt_key) WHERE receipt_key IS NOT NULL;

-- Reminders -----------------------------------------------------------------------------------------------------------

CREATE TABLE reminder_wish (
    number_key BIGINT PRIMARY KEY,
    wanted INTEGER NOT NULL CHECK (wanted IN (0, 1)),
    message_id BIGINT REFERENCES message (id),
    said_by TEXT COLLATE "C" NOT NULL,
    said_at TEXT COLLATE "C" NOT NULL
);

CREATE INDEX reminder_wish_opt_out ON reminder_wish (said_at DESC, number_key) WHERE wanted = 0;

CREATE TABLE reminder (
    number_key BIGINT NOT NULL,
    period TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    notice_id BIGINT NOT NULL,
    PRIMARY KEY (number_key, period, day)
);

CREATE INDEX reminder_day ON reminder (day);

CREATE TABLE reminder_account (
    notice_id BIGINT NOT NULL,
    account TEXT COLLATE "C" NOT NULL CHECK (length(account) = 10),
    period TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (notice_id, account)
);

-- Canary --------------------------------------------------------------------------------------------------------------

CREATE TABLE canary (
    only_one BIGINT PRIMARY KEY CHECK (only_one = 1),
    number BIGINT NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    scheduled_at TEXT COLLATE "C" NOT NULL,
    returned_at TEXT COLLATE "C",
    settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
    last_return_at TEXT COLLATE "C"
);

-- Billing -------------------------------------------------------------------------------------------------------------

CREATE TABLE batch (
    id BIGINT PRIMARY KEY,
    period TEXT COLLATE "C" NOT NULL,
    format TEXT COLLATE "C" NOT NULL CHECK (format IN ('csv', 'jsonl', 'xml')),
    created_at TEXT COLLATE "C" NOT NULL,
    file TEXT COLLATE "C" NOT NULL,
    readings BIGINT NOT NULL,
    sha256 TEXT COLLATE "C",
    meterline TEXT COLLATE "C" NOT NULL DEFAULT '',
    read_on TEXT COLLATE "C" NOT NULL DEFAULT '',
    csv TEXT COLLATE "C" NOT NULL DEFAULT ',',
    window_open INTEGER NOT NULL DEFAULT 0 CHECK (window_open IN (0, 1)),
    in_review INTEGER NOT NULL DEFAULT 0,
    corrections INTEGER NOT NULL DEFAULT 0,
    withdrawals INTEGER NOT NULL DEFAULT 0,
    started_by TEXT COLLATE "C" NOT NULL DEFAULT ''
);

CREATE TABLE batch_reading (
    account TEXT COLLATE "C" NOT NULL,
    period TEXT COLLATE "C" NOT NULL,
    meter INTEGER NOT NULL,
    batch_id BIGINT NOT NULL REFERENCES batch (id),
    message_id BIGINT NOT NULL,
    value INTEGER,
    on_time INTEGER NOT NULL,
    received_at TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    meter_number TEXT COLLATE "C",
    previous_value INTEGER,
    PRIMARY KEY (account, period, meter, batch_id)
);

CREATE INDEX batch_reading_batch ON batch_reading (batch_id);
CREATE INDEX batch_reading_corrects ON batch_reading (batch_id, account, meter) WHERE previous_value IS NOT NULL;

-- Kafka ---------------------------------------------------------------------------------------------------------------

CREATE TABLE reading_feed (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    is_on INTEGER NOT NULL CHECK (is_on IN (0, 1))
);

INSERT INTO reading_feed VALUES (1, 0);

CREATE TABLE reading_change (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    account TEXT COLLATE "C" NOT NULL,
    period TEXT COLLATE "C" NOT NULL,
    meter BIGINT NOT NULL
);

-- Once for each statement: a group of messages inserts its readings by one.
CREATE FUNCTION note_reading_changes() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT is_on FROM reading_feed WHERE id = 1) = 1 THEN
        INSERT INTO reading_change (account, period, meter) SELECT account, period, meter FROM changed;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER reading_is_added AFTER INSERT ON reading REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION note_reading_changes();

CREATE TRIGGER reading_is_changed AFTER UPDATE ON reading REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION note_reading_changes();

CREATE TRIGGER reading_is_withdrawn AFTER DELETE ON reading REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION note_reading_changes();

CREATE TABLE published_reading (
    account TEXT COLLATE "C" NOT NULL CHECK (length(account) = 10),
    period TEXT COLLATE "C" NOT NULL,
    meter BIGINT NOT NULL,
    value BIGINT,
    PRIMARY KEY (account, period, meter)
);

-- People and audit log ------------------------------------------------------------------------------------------------

CREATE TABLE staff (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    login TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    roles TEXT COLLATE "C" NOT NULL,
    password TEXT COLLATE "C" NOT NULL,
    password_at TEXT COLLATE "C" NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1))
);

CREATE TABLE staff_session (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    token BYTEA NOT NULL UNIQUE,
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    began_at TEXT COLLATE "C" NOT NULL,
    seen_at TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    agent TEXT COLLATE "C" NOT NULL
);

CREATE INDEX staff_session_staff ON staff_session (staff_id);

CREATE TABLE api_token (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    token BYTEA NOT NULL UNIQUE,
    roles TEXT COLLATE "C" NOT NULL,
    added_at TEXT COLLATE "C" NOT NULL,
    used_at TEXT COLLATE "C",
    revoked INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1))
);

CREATE TABLE api_submission (
    token_id BIGINT NOT NULL REFERENCES api_token (id),
    key TEXT COLLATE "C" NOT NULL,
    request BYTEA NOT NULL,
    message_id BIGINT NOT NULL REFERENCES message (id),
    period TEXT COLLATE "C" NOT NULL,
    meter INTEGER NOT NULL,
    submitted_at TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (token_id, key)
);

CREATE INDEX api_submission_message ON api_submission (message_id);

CREATE TABLE audit_entry (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    at TEXT COLLATE "C" NOT NULL,
    who TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    object_kind TEXT COLLATE "C",
    object_id TEXT COLLATE "C",
    detail TEXT COLLATE "C",
    address TEXT COLLATE "C"
);

CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE INDEX audit_entry_who ON audit_entry (who, at);
CREATE INDEX audit_entry_action ON audit_entry (action, at);
CREATE INDEX audit_entry_object ON audit_entry (object_kind, object_id, at);

CREATE TRIGGER audit_entry_is_not_changed BEFORE UPDATE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION refuse_change('an audit entry is never changed');

CREATE TRIGGER audit_entry_is_not_deleted BEFORE DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('an audit entry is never deleted');

-- Cabinet -------------------------------------------------------------------------------------------------------------

CREATE TABLE login_code (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    challenge BYTEA NOT NULL UNIQUE,
    number TEXT COLLATE "C" NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    code BYTEA NOT NULL,
    asked_at TEXT COLLATE "C" NOT NULL,
    expires_at TEXT COLLATE "C" NOT NULL,
    attempts_left INTEGER NOT NULL,
    sent INTEGER NOT NULL CHECK (sent IN (0, 1)),
    used INTEGER NOT NULL DEFAULT 0 CHECK (used IN (0, 1))
);

CREATE INDEX login_code_asked ON login_code (asked_at);
CREATE INDEX login_code_sent ON login_code (asked_at) WHERE sent = 1;
CREATE INDEX login_code_number ON login_code (number, asked_at);

CREATE TABLE cabinet_session (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    token BYTEA NOT NULL UNIQUE,
    number TEXT COLLATE "C" NOT NULL,
    began_at TEXT COLLATE "C" NOT NULL,
    seen_at TEXT COLLATE "C" NOT NULL
);

CREATE INDEX cabinet_session_number ON cabinet_session (number);

CREATE TABLE cabinet_account (
    number TEXT COLLATE "C" NOT NULL,
    account TEXT COLLATE "C" NOT NULL CHECK (length(account) = 10),
    proved_at TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (number, account)
);

-- Search --------------------------------------------------------------------------------------------------------------

CREATE TABLE message_key (
    part BIGINT NOT NULL,
    key BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    PRIMARY KEY (part, key, message_id)
);

CREATE TABLE message_hour (
    hour TEXT COLLATE "C" NOT NULL,
    part BIGINT NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    messages BIGINT NOT NULL,
    PRIMARY KEY (hour, part, channel, outcome)
);

CREATE TABLE message_index (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    keyed_up_to BIGINT NOT NULL DEFAULT 0,
    counted_up_to BIGINT NOT NULL DEFAULT 0
);

-- Nodes ---------------------------------------------------------------------------------------------------------------

-- What several gateways on one database share. On SQLite, the only one has it in memory. All times are those of the
-- database's clock.

-- One row for each gateway that worked on the database; see store/cluster. That it runs is said by an advisory lock of
-- its session.
CREATE TABLE node (
    name TEXT COLLATE "C" PRIMARY KEY,
    version TEXT COLLATE "C" NOT NULL,
    host TEXT COLLATE "C" NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,   -- the last heartbeat
    stopped_at TIMESTAMPTZ,         -- null while it runs, and after a crash
    links INTEGER NOT NULL,
    links_bound INTEGER NOT NULL,
    receiving INTEGER NOT NULL CHECK (receiving IN (0, 1)),
    ready INTEGER NOT NULL CHECK (ready IN (0, 1)),
    reachable_ms BIGINT NOT NULL DEFAULT 0 -- how long it could receive messages, altogether
);

-- Deduplicates messages that an SMSC delivers again, to the same node or to another one. Written by write-readings in
-- the transaction of the message; deleted behind the window.
CREATE TABLE recent_fingerprint (
    fingerprint BYTEA PRIMARY KEY,
    node TEXT COLLATE "C" NOT NULL, -- that stored the message
    node_ms BIGINT NOT NULL         -- its reachable_ms then
);

CREATE INDEX recent_fingerprint_age ON recent_fingerprint (node, node_ms);

-- The replies to each number, in tenths of the window of meterline.replies.per-sender. Written as recent_fingerprint.
CREATE TABLE reply_count (
    number_key BIGINT NOT NULL, -- the number as digits; of a name a hash
    slice BIGINT NOT NULL,      -- of the time since 1970
    replies INTEGER NOT NULL,
    PRIMARY KEY (number_key, slice)
);

CREATE INDEX reply_count_age ON reply_count (slice);

-- The replies of each day by node, for meterline.replies.daily-budget.
CREATE TABLE reply_day (
    day TEXT COLLATE "C" NOT NULL, -- a local date, YYYY-MM-DD
    node TEXT COLLATE "C" NOT NULL,
    replies BIGINT NOT NULL,
    PRIMARY KEY (day, node)
);

-- The limits of console, cabinet and API, and what can be done once, such as to send a form. Not logged: a commit waits
-- for no disk. A crash of the server and a failover forget them, as a restart of a single gateway does.
CREATE UNLOGGED TABLE rate_limit (
    key BIGINT PRIMARY KEY,  -- a hash of what is limited, for whom
    full_at BIGINT NOT NULL  -- when the bucket will be full, in microseconds since 1970
);

-- Attempts to log in to the console that failed in a row, those in progress included. Not logged, as rate_limit.
CREATE UNLOGGED TABLE login_failure (
    key BIGINT PRIMARY KEY, -- a hash of the login or the address
    failures INTEGER NOT NULL,
    blocked_until TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);

-- The secrets with which all nodes seal what stands in the pages of console and cabinet.
CREATE TABLE site_secret (
    site TEXT COLLATE "C" PRIMARY KEY,
    secret BYTEA NOT NULL
);

-- Operations ----------------------------------------------------------------------------------------------------------

CREATE TABLE heartbeat (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    beat_at TEXT COLLATE "C" NOT NULL
);

CREATE TABLE downtime (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    began_at TEXT COLLATE "C" NOT NULL,
    ended_at TEXT COLLATE "C",
    cause TEXT COLLATE "C" NOT NULL
);

CREATE INDEX downtime_ended ON downtime (ended_at);

CREATE TABLE window_extension (
    period TEXT COLLATE "C" PRIMARY KEY,
    extended_until TEXT COLLATE "C" NOT NULL,
    minutes INTEGER NOT NULL,
    downtimes TEXT COLLATE "C" NOT NULL,
    recorded_at TEXT COLLATE "C" NOT NULL
);

CREATE TABLE erasure (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    erased_by TEXT COLLATE "C" NOT NULL,
    erased_at TEXT COLLATE "C" NOT NULL,
    why TEXT COLLATE "C" NOT NULL,
    messages BIGINT NOT NULL,
    replies BIGINT NOT NULL,
    receipts BIGINT NOT NULL,
    segments BIGINT NOT NULL,
    notices BIGINT NOT NULL,
    logins BIGINT NOT NULL,
    files BIGINT NOT NULL,
    undecided BIGINT NOT NULL
);

CREATE TRIGGER erasure_is_not_changed BEFORE UPDATE ON erasure
FOR EACH ROW EXECUTE FUNCTION refuse_change('an erasure is never changed');

CREATE TRIGGER erasure_is_not_deleted BEFORE DELETE OR TRUNCATE ON erasure
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('an erasure is never deleted');

CREATE TABLE retention (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    purged_up_to BIGINT NOT NULL,
    reviewed_up_to BIGINT NOT NULL DEFAULT 0
);
