UPDATE api_token SET used_at = :?now WHERE id = :?id
