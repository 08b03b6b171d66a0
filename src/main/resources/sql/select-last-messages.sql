-- When the last message of each channel was received, as far as it is among the last ten thousand. Canaries are not
-- counted: they come without any customer.
SELECT channel, max(received_at) AS received_at
FROM message
WHERE id > (SELECT coalesce(max(id), 0) FROM message) - 10000 AND reason IS DISTINCT FROM 'canary'
GROUP BY channel
