-- The messages of an imported file, by the hash of its octets: keys are written sha256:HASH#PART.
SELECT message_id FROM imported WHERE key >= :?key || '#' AND key < :?key || '$'
