package ua.meterline.operations;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import ua.meterline.store.group.GroupListener;

/**
 * The size of the groups that share a transaction, and its duration, by the name of the group in the tag {@code of}.
 * Thread-safe.
 */
public final class CommitMetrics implements GroupListener {
    private final MeterRegistry registry;

    public CommitMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Registers the meters, so that the first group is an increase. */
    @Override
    public void groupOpened(String name) {
        time(name);
        size(name);
    }

    @Override
    public void groupStored(String name, int size, Duration time) {
        time(name).record(time);
        size(name).record(size);
    }

    private Timer time(String name) {
        return Timer.builder("meterline.commit")
                .description("Duration of the transactions that store groups, by the name of the group")
                .tag("of", name)
                .register(registry);
    }

    private DistributionSummary size(String name) {
        return DistributionSummary.builder("meterline.commit.size")
                .description("Messages and states of replies in one transaction, by the name of the group")
                .tag("of", name)
                .register(registry);
    }
}
