CREATE TEMPORARY TABLE account_import (
    account      TEXT COLLATE "C" PRIMARY KEY,
    line         INTEGER NOT NULL,
    name         TEXT COLLATE "C",
    address      TEXT COLLATE "C",
    meter_digits INTEGER,
    usual_use    INTEGER,
    meter_number TEXT COLLATE "C",
    phone        TEXT COLLATE "C",
    contradicted INTEGER NOT NULL DEFAULT 0 -- by a later line
)
