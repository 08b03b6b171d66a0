SELECT next_message_ids(1) + 1
