-- Who works on what.
SELECT claim.claimed_by, count(*) AS cases
FROM review_claim AS claim CROSS JOIN open_case ON open_case.message_id = claim.message_id
WHERE claim.claimed_until > :?now
GROUP BY claim.claimed_by ORDER BY claim.claimed_by
