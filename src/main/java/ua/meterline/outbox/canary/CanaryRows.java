package ua.meterline.outbox.canary;

import static ua.meterline.store.Rows.row;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.camel.Variable;
import ua.meterline.reading.Decision;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.RejectionReason;
import ua.meterline.store.UtcTime;

/** Turns canaries that came back into rows of the statements in {@code sql/}. Thread-safe. */
public final class CanaryRows {
    private final InstantSource steadyClock;

    /** @param steadyClock as of {@link Canary} */
    public CanaryRows(InstantSource steadyClock) {
        this.steadyClock = steadyClock;
    }

    /** The rows of {@code update-returned-canary.sql}; none for a group without a canary. */
    public List<Map<String, Object>> returned(@Variable("decisions") List<Decision> decisions) {
        return decisions.stream()
                .filter(decision ->
                        decision.outcome() instanceof Rejected rejected && rejected.reason() == RejectionReason.CANARY)
                .map(decision -> row(
                        "text", decision.message().text().strip(),
                        "now", UtcTime.format(steadyClock.instant())))
                .toList();
    }
}
