-- The pairs from a number on.
SELECT a, b FROM pair WHERE a >= :?first ORDER BY a
