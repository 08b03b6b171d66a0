-- Of the wanted readings, written 'account period', those whose account and period are in a batch.
SELECT DISTINCT exported.account, exported.period
FROM json_each(:?readings) AS wanted
CROSS JOIN batch_reading AS exported
    ON exported.account = substr(wanted.value, 1, 10) AND exported.period = substr(wanted.value, 12)
