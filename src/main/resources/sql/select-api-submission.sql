SELECT submitted.request, submitted.message_id, submitted.period, submitted.meter, message.outcome, message.reason
FROM api_submission AS submitted
CROSS JOIN message ON message.id = submitted.message_id
WHERE submitted.token_id = :?token_id AND submitted.key = :?key
