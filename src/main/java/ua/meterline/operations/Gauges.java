package ua.meterline.operations;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Gauges of the links, the database and the outbox. Thread-safe. */
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

    /** A monotonic counter. */
    public Gauges count(String name, String description, Supplier<Number> value, String... tags) {
        FunctionCounter.builder(name, value, counted -> counted.get().doubleValue())
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
        return this;
    }

    private void register(String name, String description, Supplier<Number> value, String... tags) {
        Gauge.builder(name, value).description(description).tags(tags).register(registry);
    }
}
