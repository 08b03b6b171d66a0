-- The account that so many stored readings of other accounts lie before, beginning after an account.
SELECT account FROM reading WHERE account > :?account ORDER BY account LIMIT 1 OFFSET :?rows
