package ua.meterline.sms.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Body;

/** Counts the records of the topic of received SMS. Thread-safe. */
public final class IntakeMetrics {
    private final Counter stored;
    private final Counter deadLetters;

    public IntakeMetrics(MeterRegistry metrics) {
        this.stored = Counter.builder("meterline.intake.records.stored")
                .description("Records of the topic of received SMS that were stored, redelivered ones included")
                .register(metrics);
        this.deadLetters = Counter.builder("meterline.intake.dead.letters")
                .description("Records that could not be stored and went to the dead-letter topic")
                .register(metrics);
    }

    /** A batch is on disk. */
    public void stored(@Body IntakeBatch batch) {
        stored.increment(batch.items().size());
    }

    /** A record is in the dead-letter topic. */
    public void quarantined() {
        deadLetters.increment();
    }
}
