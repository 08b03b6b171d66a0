-- PostgreSQL checkpoints by itself.
SELECT 0 AS busy, 0 AS log, 0 AS checkpointed
