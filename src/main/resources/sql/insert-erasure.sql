INSERT INTO erasure (erased_by, erased_at, why, messages, replies, receipts, segments, files, undecided)
VALUES (:?erased_by, :?erased_at, :?why, :?messages, :?replies, :?receipts, :?segments, :?files, :?undecided)
