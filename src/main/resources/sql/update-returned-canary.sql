-- The first message counts; those of earlier canaries change nothing.
UPDATE canary SET returned_at = :?now WHERE only_one = 1 AND text = :?text AND returned_at IS NULL
