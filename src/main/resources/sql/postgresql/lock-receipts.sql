-- The locks of message ids of the SMSC, until the transaction ends, in their order. A receipt and the reply that it
-- reports on may be stored at the same time, by two gateways: each of them looks for the other one. Beside groups of
-- messages, as lock-accounts.sql.
WITH writers AS MATERIALIZED (
    SELECT pg_advisory_xact_lock_shared(7104, 0) AS locked
),
wanted AS MATERIALIZED (
    SELECT DISTINCT hashtext(value) AS name FROM json_each(:?keys) ORDER BY name
)
SELECT count(pg_advisory_xact_lock(7107, name)) AS locked, pg_logical_emit_message(true, 'meterline', '') AS logged
FROM writers LEFT JOIN wanted ON true
