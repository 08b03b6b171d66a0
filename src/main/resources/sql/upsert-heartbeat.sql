INSERT INTO heartbeat (id, beat_at) VALUES (1, :?now) ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at
