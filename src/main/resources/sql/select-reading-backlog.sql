-- Changed readings that are not published yet; no more than matter for a graph.
SELECT count(*) AS changes, min(id) AS oldest, max(id) AS latest
FROM (SELECT id FROM reading_change ORDER BY id LIMIT 100000) AS waiting
