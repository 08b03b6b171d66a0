UPDATE batch SET readings = (SELECT count(*) FROM batch_reading WHERE batch_id = :?id) WHERE id = :?id
