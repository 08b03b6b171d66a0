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
    private final Counter rejected;

    public TrafficMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.redelivered = registry.counter("meterline.messages.redelivered");
        this.rejected = registry.counter("meterline.messages.refused");
    }

    /** Counts a committed group. */
    public void countMessages(
            @Variable("group") List<JudgedMessage> group, @Variable("decisions") List<Decision> decisions) {
        decisions.forEach(decision -> registry.counter(
                        "meterline.messages",
                        "channel",
                        decision.message().channel().label(),
                        "outcome",
                        decision.outcome().label())
                .increment());
        redelivered.increment(group.size() - decisions.size());
    }

    /** Counts a deliver_sm that was rejected for redelivery. */
    public void countRejected() {
        rejected.increment();
    }

    /** Totals since the start. */
    TrafficTotals totals() {
        return new TrafficTotals(
                messages("accepted"),
                messages("duplicate"),
                messages("rejected"),
                messages("held"),
                (long) redelivered.count(),
                (long) rejected.count(),
                replies("sent"),
                replies("failed"));
    }

    private long messages(String outcome) {
        return sum(registry.find("meterline.messages").tag("outcome", outcome).counters());
    }

    private long replies(String state) {
        return sum(registry.find("meterline.replies").tag("state", state).counters());
    }

    private static long sum(Collection<Counter> counters) {
        return (long) counters.stream().mapToDouble(Counter::count).sum();
    }
}
