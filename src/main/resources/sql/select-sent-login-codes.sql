-- How many codes were sent within a day; in all no more than are allowed are counted.
SELECT
    (SELECT count(*) FROM login_code WHERE sent = 1 AND number = :?number AND asked_at >= :?since) AS to_number,
    (SELECT count(*) FROM (SELECT 1 FROM login_code WHERE sent = 1 AND asked_at >= :?since LIMIT :?most) AS recent)
        AS in_all
