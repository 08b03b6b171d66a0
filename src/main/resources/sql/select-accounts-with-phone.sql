-- Accounts for which the registry has a number of the customer, and the account of the customer.
SELECT account FROM account
WHERE phone IS NOT NULL
    AND (account = :?account
        OR EXISTS (
            SELECT 1 FROM json_each(:?senders)
            WHERE value <> '' AND instr(',' || phone || ',', ',' || value || ',') > 0))
