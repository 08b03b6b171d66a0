-- Claims that have not expired, the last to expire first.
SELECT claim.message_id, claim.claimed_by, claim.claimed_until
FROM json_each(:?messages) AS wanted
CROSS JOIN review_claim AS claim ON claim.message_id = CAST(wanted.value AS BIGINT)
WHERE claim.claimed_until > :?now
ORDER BY claim.claimed_until DESC
