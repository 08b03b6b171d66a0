INSERT INTO erasure (
    erased_by, erased_at, why, messages, replies, receipts, segments, notices, logins, files, undecided)
VALUES (
    :?erased_by, :?erased_at, :?why, :?messages, :?replies, :?receipts, :?segments, :?notices, :?logins,
    :?files, :?undecided)
