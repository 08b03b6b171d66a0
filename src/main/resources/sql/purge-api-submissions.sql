-- The keys of submissions, which end with the text of their message.
DELETE FROM api_submission WHERE message_id BETWEEN :?first AND :?last
