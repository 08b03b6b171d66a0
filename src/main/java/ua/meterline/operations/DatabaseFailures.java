package ua.meterline.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import ua.meterline.store.FailureReason;
import ua.meterline.store.StoreFailure;
import ua.meterline.store.WriteTimeoutException;
import ua.meterline.store.group.GroupListener;

/** Counts what the whole database did not store, by reason. Each reason is a metric from the start. Thread-safe. */
public final class DatabaseFailures implements GroupListener {
    private final Map<FailureReason, Counter> counters = new EnumMap<>(FailureReason.class);

    public DatabaseFailures(MeterRegistry metrics) {
        for (FailureReason reason : FailureReason.values()) {
            counters.put(
                    reason,
                    Counter.builder("meterline.database.failures")
                            .description("Transactions that the database did not store, and messages for which one took"
                                    + " too long, by reason")
                            .tag("reason", reason.label())
                            .register(metrics));
        }
    }

    /** Once for a transaction, however many messages share it. */
    @Override
    public void groupFailed(String name, int size, Throwable failure) {
        if (StoreFailure.concernsTheWholeStore(failure)) {
            count(failure);
        }
    }

    /** The transaction of its group goes on. */
    @Override
    public void bodyCompleted(String name, Throwable failure) {
        if (failure instanceof WriteTimeoutException) {
            count(failure);
        }
    }

    /** Of the store as a whole. */
    public void count(Throwable failure) {
        counters.get(FailureReason.of(failure)).increment();
    }
}
