-- Replacements of the meter, also those that were corrected or cancelled.
SELECT recorded_at AS at, 'meter' AS what, 0 AS id,
    meter, replaced_on, period, final_value, start_value, old_number, old_digits, new_number, new_digits,
    CASE cancelled WHEN 1 THEN 'yes' END AS cancelled, recorded_by AS "by", why
FROM meter_replacement
WHERE account = :?account
