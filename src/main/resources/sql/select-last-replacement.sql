SELECT meter, replaced_on, period, final_value, start_value, old_number, old_digits, new_number, new_digits
FROM effective_replacement
WHERE account = :?account
ORDER BY meter DESC
LIMIT 1
