SELECT received_at FROM message WHERE channel = 'sms' ORDER BY id DESC LIMIT 1
