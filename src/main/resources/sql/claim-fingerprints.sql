-- On SQLite redeliveries are known in memory, see store/RecentMessages. For PostgreSQL see
-- postgresql/claim-fingerprints.sql.
SELECT NULL AS fingerprint
