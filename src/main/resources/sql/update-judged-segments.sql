UPDATE segment SET state = 'judged', changed_at = :?now WHERE long_message = :?long_message
