DELETE FROM binding WHERE id = :?id AND account = :?account
