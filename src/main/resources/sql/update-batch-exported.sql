UPDATE batch SET sha256 = :?sha256 WHERE id = :?id
