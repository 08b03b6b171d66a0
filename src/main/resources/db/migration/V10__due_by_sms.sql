-- Mails have an index of their own (reply_due_email). In this one they only stood in the way of the SMS that are due: with a mail
-- server down, every look read over all of them.
DROP INDEX reply_due;
CREATE INDEX reply_due ON reply (next_attempt_at, message_id) WHERE state = 'pending' AND channel = 'sms';
