INSERT INTO reminder_account (notice_id, account, period)
SELECT :?notice_id, wanted.value, :?period FROM json_each(:?accounts) AS wanted
