-- The numbers of the customer in the registry. Those of others for the same account stay.
UPDATE account SET phone = (
    SELECT string_agg(number.value, ',')
    FROM json_each('["' || replace(account.phone, ',', '","') || '"]') AS number
    WHERE account.account IS DISTINCT FROM :?account AND number.value NOT IN (SELECT value FROM json_each(:?senders)))
WHERE account IN (SELECT value FROM json_each(:?registered)) AND phone IS NOT NULL
