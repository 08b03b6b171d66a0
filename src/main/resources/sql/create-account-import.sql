CREATE TEMPORARY TABLE account_import (
    account      TEXT PRIMARY KEY,
    line         INTEGER NOT NULL,
    name         TEXT,
    address      TEXT,
    meter_digits INTEGER,
    usual_use    INTEGER,
    meter_number TEXT,
    phone        TEXT,
    contradicted INTEGER NOT NULL DEFAULT 0 -- by a later line
) WITHOUT ROWID
