package ua.meterline.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import org.apache.camel.Variable;
import ua.meterline.reading.Decision;
import ua.meterline.reading.JudgedMessage;

/** Counts messages and replies for the metrics and the traffic report. Thread-safe. */
public final class TrafficMetrics {
    private final MeterRegistry registry;
    private final Counter redelivered;
    private final Counter refused;

    public TrafficMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.redelivered = registry.counter("meterline.messages.redelivered");
        this.refused = registry.counter("meterline.messages.refused");
    }

    /** A committed group. */
    public void stored(@Variable("group") List<JudgedMessage> group, @Variable("decisions") List<Decision> decisions) {
        decisions.forEach(decision -> registry.counter(
                        "meterline.messages",
                        "channel",
                        decision.message().channel().label(),
                        "outcome",
                        decision.outcome().label())
                .increment());
        redelivered.increment(group.size() - decisions.size());
    }

    /** A message that was refused for redelivery. */
    public void refused() {
        refused.increment();
    }

    /** Totals since the start. */
    TrafficTotals totals() {
        return new TrafficTotals(
                stored("accepted"),
                stored("duplicate"),
                stored("rejected"),
                stored("held"),
                (long) redelivered.count(),
                (long) refused.count(),
                replies("sent"),
                replies("failed"));
    }

    private long stored(String outcome) {
        return sum(registry.find("meterline.messages").tag("outcome", outcome).counters());
    }

    private long replies(String state) {
        return sum(registry.find("meterline.replies").tag("state", state).counters());
    }

    private static long sum(Collection<Counter> counters) {
        return (long) counters.stream().mapToDouble(Counter::count).sum();
    }
}
