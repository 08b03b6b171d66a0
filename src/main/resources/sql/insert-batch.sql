INSERT INTO batch (id, period, format, created_at, file, readings, meterline, read_on, csv, started_by)
VALUES (:?id, :?period, :?format, :?created_at, :?file, 0, :?meterline, :?read_on, :?csv, :?started_by)
