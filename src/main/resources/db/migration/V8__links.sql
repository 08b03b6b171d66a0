-- By which link a message came, for its reply to leave by. Null where there is one link without a name.
ALTER TABLE reply ADD COLUMN link TEXT;
ALTER TABLE message_part ADD COLUMN link TEXT;
