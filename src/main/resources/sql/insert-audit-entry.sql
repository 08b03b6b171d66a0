INSERT INTO audit_entry (at, who, action, object_kind, object_id, detail, address)
VALUES (:?at, :?who, :?action, :?object_kind, :?object_id, :?detail, :?address)
