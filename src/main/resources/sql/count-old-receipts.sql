SELECT count(*) AS receipts FROM delivery_receipt WHERE received_at < :?cutoff
