SELECT review.decided_at AS at, 'review' AS what, review.message_id AS id,
    review.decision, review.decided_by AS "by", review.why, review.account, review.value, review.period, review.forced,
    superseded.decision AS supersedes, superseded.decided_by AS supersedes_by
FROM json_each(:?messages) AS wanted
CROSS JOIN review ON review.message_id = CAST(wanted.value AS BIGINT)
LEFT JOIN review AS superseded ON superseded.id = review.supersedes
