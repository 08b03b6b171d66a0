-- A number is remembered for a year.
DELETE FROM cabinet_account WHERE proved_at < :?forgotten
