-- Nothing to do: VACUUM overwrites what was erased.
UPDATE reply SET message_id = message_id WHERE false
