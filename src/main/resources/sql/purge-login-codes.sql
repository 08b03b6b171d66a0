DELETE FROM login_code WHERE asked_at < :?cutoff
