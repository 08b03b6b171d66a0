package ua.meterline.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Variable;

/** Counts the new states of replies. Thread-safe. */
public final class ReplyMetrics {
    private static final String NAME = "meterline.replies";

    private final MeterRegistry registry;

    public ReplyMetrics(MeterRegistry registry) {
        this.registry = registry;
        // Registered from the start, or the first one would be no increase.
        Stream.of("sent", "failed", "pending").forEach(state -> registry.counter(NAME, "state", state));
    }

    /** Counts a group of new states that is on disk. */
    public void count(@Variable("changes") List<ReplyChange> changes) {
        changes.forEach(
                change -> registry.counter(NAME, "state", change.state()).increment());
    }
}
