UPDATE canary SET settled = 1, last_return_at = coalesce(:?last_return_at, last_return_at) WHERE only_one = 1
