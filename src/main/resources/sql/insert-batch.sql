INSERT INTO batch (id, period, format, created_at, file, readings, meterline)
VALUES (:?id, :?period, :?format, :?created_at, :?file, 0, :?meterline)
