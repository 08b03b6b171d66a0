package ua.meterline.sms.receipt;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.camel.Body;
import org.slf4j.LoggerFactory;
import ua.meterline.common.RateLimitedLog;

/** Counts delivery receipts, and logs malformed ones, at most one line a minute. Thread-safe. */
public final class ReceiptMetrics {
    private final MeterRegistry registry;
    private final RateLimitedLog log = new RateLimitedLog(LoggerFactory.getLogger(ReceiptMetrics.class)::warn);

    public ReceiptMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts a group of receipts that was stored. */
    public void count(@Body List<MatchedReceipt> receipts) {
        for (MatchedReceipt matched : receipts) {
            DeliveryState state = matched.receipt().state();
            registry.counter(
                            "meterline.receipts",
                            "state",
                            state == null ? "none" : state.word(),
                            "matched",
                            matched.messageId() == null ? "no" : "yes")
                    .increment();
            matched.receipt()
                    .defect()
                    .ifPresent(defect -> log.log(
                            "malformed",
                            "SMSC: malformed delivery receipt (" + defect
                                    + "), stored unchanged in the table delivery_receipt"));
        }
    }
}
