package ua.meterline.operations;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import ua.meterline.store.GroupCommit;

/** Measures size and duration of group commits. Thread-safe. */
public final class CommitMetrics {
    private final Timer time;
    private final DistributionSummary size;

    /** @param what is stored, the tag {@code of} */
    public CommitMetrics(MeterRegistry registry, String what) {
        this.time = Timer.builder("meterline.commit").tag("of", what).register(registry);
        this.size = DistributionSummary.builder("meterline.commit.size")
                .tag("of", what)
                .register(registry);
    }

    /** The same transaction, measured when it succeeds; {@code onStored} is told of each group that is on disk. */
    public <T> GroupCommit.Transaction<T> measuring(
            GroupCommit.Transaction<T> transaction, Consumer<List<T>> onStored) {
        return group -> {
            long start = System.nanoTime();
            transaction.store(group);
            time.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            size.record(group.size());
            onStored.accept(group);
        };
    }
}
