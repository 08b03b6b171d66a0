SELECT received_at FROM message WHERE id <= :?id ORDER BY id DESC LIMIT 1
