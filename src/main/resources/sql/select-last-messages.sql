-- When the last message of each channel was received, as far as it is among the last ten thousand.
SELECT channel, max(received_at) AS received_at
FROM message
WHERE id > (SELECT coalesce(max(id), 0) FROM message) - 10000
GROUP BY channel
