package ua.meterline.outbox.canary;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;

/** Counts and measures canaries. Registered where canaries are sent. Thread-safe. */
final class CanaryMetrics {
    /** Up to a minute: a canary passes networks that acknowledgements do not. */
    private static final Duration[] BOUNDS = Stream.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Counter sent;
    private final Counter returned;
    private final Counter lost;
    private final Timer latency;
    private volatile Instant lastReturn;

    CanaryMetrics(MeterRegistry registry, Duration interval, InstantSource steadyClock) {
        this.sent = counter(registry, "sent");
        this.returned = counter(registry, "returned");
        this.lost = counter(registry, "lost");
        this.latency = Timer.builder("meterline.canary")
                .description("Time from the submit of a canary until the message that came back was stored")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
        this.lastReturn = steadyClock.instant();
        Gauge.builder(
                        "meterline.canary.last.return.age.seconds",
                        () -> Math.max(
                                0,
                                Duration.between(lastReturn, steadyClock.instant())
                                                .toMillis()
                                        / 1000.0))
                .description("How long ago the last canary came back; before the first one, since the start")
                .register(registry);
        Gauge.builder("meterline.canary.interval.seconds", () -> interval.toMillis() / 1000.0)
                .description("How often a canary is sent: meterline.canary.interval")
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return Counter.builder("meterline.canary.messages")
                .description("Canaries: sent to the SMSC, returned in time, lost")
                .tag("result", result)
                .register(registry);
    }

    void sent() {
        sent.increment();
    }

    void returned(Duration time) {
        returned.increment();
        latency.record(time);
    }

    void lost() {
        lost.increment();
    }

    void lastReturn(Instant moment) {
        lastReturn = moment;
    }
}
