package ua.meterline.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Variable;

/** Counts the new states of notices by kind. Thread-safe. */
public final class NoticeMetrics {
    private record Outcome(NoticeKind kind, String state) {}

    private final Map<Outcome, Counter> counters;

    public NoticeMetrics(MeterRegistry registry) {
        Map<Outcome, Counter> all = new HashMap<>();
        for (NoticeKind kind : NoticeKind.values()) {
            for (String state : List.of("sent", "failed", "pending")) {
                // Registered from the start, or the first one would be no increase.
                all.put(new Outcome(kind, state), counter(registry, kind, state));
            }
        }
        this.counters = Map.copyOf(all);
    }

    private static Counter counter(MeterRegistry registry, NoticeKind kind, String state) {
        return Counter.builder("meterline.notices")
                .description("Attempts to send SMS that answer no message, by kind and by the state that they led to;"
                        + " pending is a retry")
                .tag("kind", kind.label())
                .tag("state", state)
                .register(registry);
    }

    /** Counts a group of new states that is on disk. */
    public void count(@Variable("changes") List<ReplyChange> changes) {
        changes.forEach(change ->
                counters.get(new Outcome(change.notice(), change.state())).increment());
    }
}
