package ua.meterline.sms.receipt;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts receipts, and says in the log when one cannot be understood, at most once a minute. For use by one thread. */
public final class ReceiptMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptMetrics.class);
    private static final long REMIND_AFTER_NANOS = Duration.ofMinutes(1).toNanos();

    private final MeterRegistry registry;
    private long saidAt = System.nanoTime() - REMIND_AFTER_NANOS;
    private long unsaid;

    public ReceiptMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A group that is on disk. */
    public void stored(@Variable("matched") List<MatchedReceipt> receipts) {
        for (MatchedReceipt matched : receipts) {
            DeliveryState state = matched.receipt().state();
            registry.counter(
                            "meterline.receipts",
                            "state",
                            state == null ? "none" : state.word(),
                            "matched",
                            matched.messageId() == null ? "no" : "yes")
                    .increment();
            matched.receipt().defect().ifPresent(this::complain);
        }
    }

    private void complain(String defect) {
        unsaid++;
        if (System.nanoTime() - saidAt > REMIND_AFTER_NANOS) {
            LOG.warn(
                    "SMSC: {} that cannot be understood ({}); kept as they came in the table delivery_receipt",
                    unsaid == 1 ? "a delivery receipt" : unsaid + " delivery receipts",
                    defect);
            saidAt = System.nanoTime();
            unsaid = 0;
        }
    }
}
