SELECT number, text, scheduled_at, returned_at, settled, last_return_at FROM canary WHERE only_one = 1
