-- Segments that bear a time in the future, because the clock was set back before the start: their timeout begins now.
UPDATE segment SET changed_at = :?now WHERE state IN ('waiting', 'complete') AND changed_at > :?now
