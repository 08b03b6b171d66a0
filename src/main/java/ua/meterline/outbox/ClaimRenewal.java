package ua.meterline.outbox;

import static ua.meterline.store.Rows.row;

import java.util.List;
import java.util.Map;
import org.apache.camel.Variable;

/** Renews the leases of an outbox whose replies are in flight for long, such as behind a rate limit. Thread-safe. */
public final class ClaimRenewal {
    private final Outbox outbox;

    public ClaimRenewal(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The parameters of {@code renew-reply-claims.sql} and {@code renew-notice-claims.sql}. */
    public List<Map<String, Object>> aging() {
        String ids = outbox.agingIds();
        return ids.isEmpty()
                ? List.of()
                : List.of(row(
                        "ids", ids,
                        "node", outbox.lease().node(),
                        "lease_seconds", outbox.lease().seconds()));
    }

    /** @param renewed the rows of the statement: those that are still this node's; null where it was not executed */
    public void renewed(@Variable("renewed") List<Map<String, Object>> renewed) {
        if (renewed != null) {
            outbox.renewed(renewed.stream()
                    .map(row -> ((Number) row.get("id")).longValue())
                    .toList());
        }
    }
}
