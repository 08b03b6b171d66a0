INSERT INTO published_reading (account, period, meter, value) VALUES (:?account, :?period, :?meter, :?value)
ON CONFLICT (account, period, meter) DO UPDATE SET value = excluded.value
