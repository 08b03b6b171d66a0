-- Before a position, the latest first. Bounded: the rest of the filter is applied to the rows.
SELECT id, at, who, action, object_kind, object_id, detail, address
FROM audit_entry
WHERE who = :?who AND at >= :?since AND at < :?until AND (at, id) < (:?at, :?id)
ORDER BY at DESC, id DESC
LIMIT :?limit
