CREATE INDEX temp.replayed ON reading (message_id)
