-- E-mails and lists. Times are UTC as in V1.

-- By what a mail or a list's row is recognised for ever: the hash of its file, and for a mail out of a mailbox also
-- mailbox, UIDVALIDITY and UID; each with the number of the part that became a message. Written with the message.
CREATE TABLE imported (
    key         TEXT PRIMARY KEY,
    message_id  INTEGER NOT NULL REFERENCES message (id),
    imported_at TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- What it takes to send a row of reply as a mail. refs is the header References.
CREATE TABLE mail_reply (
    message_id  INTEGER PRIMARY KEY REFERENCES message (id),
    recipient   TEXT NOT NULL,
    composed_at TEXT NOT NULL,
    subject     TEXT NOT NULL,
    in_reply_to TEXT NOT NULL,
    refs        TEXT NOT NULL
) STRICT;

-- To count what one address was answered lately.
CREATE INDEX mail_reply_recipient ON mail_reply (recipient, composed_at);

-- So that neither channel reads over what waits on the other.
CREATE INDEX reply_due_email ON reply (next_attempt_at, message_id) WHERE state = 'pending' AND channel = 'email';
