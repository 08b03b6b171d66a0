INSERT INTO api_submission (token_id, key, request, message_id, period, meter, submitted_at)
VALUES (:?token_id, :?key, :?request, :?message_id, :?period, :?meter, :?submitted_at)
