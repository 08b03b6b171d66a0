INSERT INTO reminder (number_key, period, day, notice_id) VALUES (:?number_key, :?period, :?day, :?notice_id)
