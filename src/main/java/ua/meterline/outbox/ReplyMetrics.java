package ua.meterline.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Variable;

/** Counts the new states of replies, and the failed ones by status. Thread-safe. */
public final class ReplyMetrics {
    private static final String FAILED = "failed";

    private final Map<String, Counter> states;
    private final Map<String, Counter> failures;
    private final UnaryOperator<String> statusName;

    /**
     * @param statuses all that {@code statusName} returns
     * @param statusName the name of a status, from {@link ReplyChange#reason}
     */
    public ReplyMetrics(MeterRegistry registry, Set<String> statuses, UnaryOperator<String> statusName) {
        this.statusName = statusName;
        // Registered from the start, or the first one would be no increase.
        this.states = counters(
                registry,
                Stream.of("sent", FAILED, "pending"),
                "meterline.replies",
                "state",
                "Attempts to reply, by the state that they led to; pending is a retry");
        this.failures = counters(
                registry,
                statuses.stream(),
                "meterline.replies.failed",
                "status",
                "Replies that failed for good, by the status of the last attempt");
    }

    private static Map<String, Counter> counters(
            MeterRegistry registry, Stream<String> values, String name, String label, String description) {
        return values.collect(Collectors.toUnmodifiableMap(
                Function.identity(),
                value -> Counter.builder(name)
                        .description(description)
                        .tag(label, value)
                        .register(registry)));
    }

    /** Counts a group of new states that is on disk. */
    public void count(@Variable("changes") List<ReplyChange> changes) {
        for (ReplyChange change : changes) {
            states.get(change.state()).increment();
            if (change.state().equals(FAILED)) {
                failures.get(statusName.apply(change.reason())).increment();
            }
        }
    }
}
