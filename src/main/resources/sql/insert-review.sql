INSERT INTO review (message_id, decision, decided_by, decided_at, why, account, meter, value, period, as_of, forced, supersedes)
VALUES (:?message_id, :?decision, :?decided_by, :?decided_at, :?why, :?account, :?meter, :?value, :?period, :?as_of, :?forced, :?supersedes)
