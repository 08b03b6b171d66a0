SELECT coalesce(max(purged_up_to), 0) AS id FROM retention
