UPDATE staff SET roles = :?roles WHERE id = :?id
