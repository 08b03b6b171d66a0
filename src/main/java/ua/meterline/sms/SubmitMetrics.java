package ua.meterline.sms;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import ua.meterline.common.LatencyBuckets;
import ua.meterline.outbox.Reply;

/** Counts refused submit_sm by status, and measures the latency of replies. Thread-safe. */
public final class SubmitMetrics {
    private final Map<String, Counter> refused;
    private final Timer latency;
    private final InstantSource clock;

    /** @param clock of the times at which messages are received */
    public SubmitMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        this.latency = Timer.builder("meterline.reply")
                .description("Time from the receipt of a message by SMS until the SMSC accepted the reply")
                .serviceLevelObjectives(LatencyBuckets.bounds())
                .register(registry);
        // Registered from the start, or the first one would be no increase.
        this.refused = CommandStatus.names().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), name -> counter(registry, name)));
    }

    private static Counter counter(MeterRegistry registry, String status) {
        return Counter.builder("meterline.submits.refused")
                .description("Submit_sm that the SMSC refused, for the moment or for good, by status")
                .tag("status", status)
                .register(registry);
    }

    /** The SMSC accepted it. A clock that was set back meanwhile counts as no time. */
    void accepted(Reply reply) {
        if (reply.receivedAt() != null) {
            Duration taken = Duration.between(reply.receivedAt(), clock.instant());
            latency.record(taken.isNegative() ? Duration.ZERO : taken);
        }
    }

    void refused(int status) {
        refused.get(CommandStatus.name(status)).increment();
    }
}
