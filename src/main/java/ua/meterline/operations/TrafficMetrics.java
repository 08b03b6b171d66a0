package ua.meterline.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Variable;
import ua.meterline.reading.Channel;
import ua.meterline.reading.Decision;
import ua.meterline.reading.JudgedMessage;

/** Counts messages and replies for the metrics and the traffic report. Thread-safe. */
public final class TrafficMetrics {
    private static final List<String> OUTCOMES = List.of("accepted", "duplicate", "rejected", "held");

    private final MeterRegistry registry;
    private final Map<Channel, Map<String, Counter>> messages = new EnumMap<>(Channel.class);
    private final Counter redelivered;
    private final Counter rejected;

    public TrafficMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.redelivered = Counter.builder("meterline.messages.redelivered")
                .description("Redeliveries that were recognised, and neither stored nor answered again")
                .register(registry);
        this.rejected = Counter.builder("meterline.messages.refused")
                .description("Messages refused with 0x64, which the SMSC delivers again")
                .register(registry);
        // Registered from the start, or the first one would be no increase.
        for (Channel channel : Channel.values()) {
            messages.put(
                    channel,
                    OUTCOMES.stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    Function.identity(), outcome -> messages(channel, outcome))));
        }
    }

    private Counter messages(Channel channel, String outcome) {
        return Counter.builder("meterline.messages")
                .description("Messages stored, by channel and outcome")
                .tag("channel", channel.label())
                .tag("outcome", outcome)
                .register(registry);
    }

    /** Counts a committed group. */
    public void countMessages(
            @Variable("group") List<JudgedMessage> group, @Variable("decisions") List<Decision> decisions) {
        decisions.forEach(this::countMessage);
        redelivered.increment(group.size() - decisions.size());
    }

    /** Counts a message that is committed. */
    public void countMessage(Decision decision) {
        messages.get(decision.message().channel())
                .get(decision.outcome().label())
                .increment();
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
