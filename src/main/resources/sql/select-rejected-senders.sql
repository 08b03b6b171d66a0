-- Messages that were rejected in a span of time and whose sender has sent no valid reading since, grouped by sender.
-- Accepted, duplicate and held messages are valid, except a held one that the review rejected. A text without digits
-- after a valid reading is no attempt to submit one ("Дякую!"); STOP, START and canaries are none either. Purged
-- messages are left out: they have no number to call.
WITH came AS (
    SELECT message.id, message.channel, message.sender, message.received_at, message.text,
        CASE WHEN review.decision = 'reject' THEN 'review' ELSE message.outcome END AS outcome,
        message.reason,
        message.outcome = 'rejected' OR review.decision IS NOT DISTINCT FROM 'reject' AS refused
    FROM message
    LEFT JOIN standing_review AS review ON review.message_id = message.id AND review.decision = 'reject'
    WHERE message.reason IS DISTINCT FROM 'reminders-off' AND message.reason IS DISTINCT FROM 'reminders-on'
        AND message.reason IS DISTINCT FROM 'canary'
        AND message.received_at >= :?since AND message.received_at < :?until
        AND NOT (message.sender = '' AND message.text = '')
),
beside AS (
    SELECT *, max(CASE WHEN refused THEN 0 ELSE id END) OVER (PARTITION BY channel, sender) AS made_good
    FROM came
)
SELECT id, channel, sender, received_at, text, outcome, reason
FROM beside
WHERE refused AND (sender = '' OR id > made_good AND (made_good = 0 OR glob('*[0-9]*', text)))
ORDER BY channel, sender, id
