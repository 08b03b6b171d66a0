INSERT INTO pair (b, a) VALUES (:?b, :?a)
