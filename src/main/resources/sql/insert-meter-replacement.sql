INSERT INTO meter_replacement (account, meter, replaced_on, period, final_value, start_value, old_number, old_digits, new_number,
    new_digits, cancelled, recorded_by, recorded_at, why)
VALUES (:?account, :?meter, :?replaced_on, :?period, :?final_value, :?start_value, :?old_number, :?old_digits, :?new_number,
    :?new_digits, :?cancelled, :?recorded_by, :?recorded_at, :?why)
