package ua.meterline.operations;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import ua.meterline.reading.Channel;

/** Gauges of the links, the database, the outbox and the office. Thread-safe. */
public final class Gauges {
    private final MeterRegistry registry;

    public Gauges(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * 1 while the condition holds, otherwise 0.
     *
     * @param tags names and values in turn
     */
    public Gauges state(String name, String description, BooleanSupplier condition, String... tags) {
        register(name, description, () -> condition.getAsBoolean() ? 1 : 0, tags);
        return this;
    }

    /** A number that goes up and down. */
    public Gauges value(String name, String description, Supplier<Number> value) {
        register(name, description, value);
        return this;
    }

    /** A monotonic counter. */
    public Gauges count(String name, String description, Supplier<Number> value, String... tags) {
        // A counter refers weakly to its first argument, and stands still when that is gone.
        FunctionCounter.builder(name, registry, any -> value.get().doubleValue())
                .description(description)
                .tags(tags)
                .register(registry);
        return this;
    }

    public Gauges outbox(OutboxBacklog backlog) {
        String pending = "Replies that are not sent yet";
        register("meterline.outbox.pending", pending, backlog::pending, "channel", "sms");
        register("meterline.outbox.pending", pending, backlog::pendingMails, "channel", "email");
        register("meterline.outbox.oldest.due.seconds", "How long the oldest due reply waits", backlog::secondsBehind);
        register(
                "meterline.notices.waiting",
                "SMS that answer no message and are not sent yet; planned ones too",
                backlog::pendingNotices);
        register(
                "meterline.notices.oldest.due.seconds",
                "How long the oldest due notice waits",
                backlog::noticeSecondsBehind);
        return this;
    }

    public Gauges office(OfficeFigures figures) {
        register("meterline.reviews.waiting", "Held messages without a decision", figures::reviewsWaiting);
        register(
                "meterline.reviews.oldest.age.seconds",
                "How long the oldest held message waits for a decision; 0 without one",
                figures::oldestReviewSeconds);
        register(
                "meterline.batch.age.seconds",
                "How long ago the last batch was exported to billing; NaN before the first",
                figures::batchAgeSeconds);
        for (Channel channel : Channel.values()) {
            register(
                    "meterline.last.message.timestamp.seconds",
                    "When the last message was received, in seconds since 1970; NaN while none is known",
                    () -> figures.lastMessage(channel),
                    "channel",
                    channel.label());
        }
        return this;
    }

    /** Always 1; the labels say what runs. */
    public Gauges build(String version, String revision) {
        register(
                "meterline.build.info",
                "1, with the version of Meterline and the revision that it was built from",
                () -> 1,
                "version",
                version,
                "revision",
                revision);
        return this;
    }

    private void register(String name, String description, Supplier<Number> value, String... tags) {
        Gauge.builder(name, value).description(description).tags(tags).register(registry);
    }
}
