package ua.meterline.sms.receipt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.slf4j.LoggerFactory;
import ua.meterline.common.RateLimitedLog;

/** Counts delivery receipts, and logs malformed ones, at most one line a minute. Thread-safe. */
public final class ReceiptMetrics {
    private final MeterRegistry registry;
    private final RateLimitedLog log = new RateLimitedLog(LoggerFactory.getLogger(ReceiptMetrics.class)::warn);

    public ReceiptMetrics(MeterRegistry registry) {
        this.registry = registry;
        // Registered from the start, or the first one would be no increase.
        Stream.concat(Stream.of(DeliveryState.values()).map(DeliveryState::word), Stream.of("none"))
                .forEach(state -> Stream.of("yes", "no").forEach(matched -> counter(state, matched)));
    }

    /** Counts a group of receipts that was stored. */
    public void count(@Body List<MatchedReceipt> receipts) {
        for (MatchedReceipt matched : receipts) {
            DeliveryState state = matched.receipt().state();
            counter(state == null ? "none" : state.word(), matched.isMatched() ? "yes" : "no")
                    .increment();
            matched.receipt()
                    .defect()
                    .ifPresent(defect -> log.log(
                            "malformed",
                            "SMSC: malformed delivery receipt (" + defect
                                    + "), stored unchanged in the table delivery_receipt"));
        }
    }

    private Counter counter(String state, String matched) {
        return Counter.builder("meterline.receipts")
                .description(
                        "Delivery receipts, by state, and by whether the reply or notice is known that they report on")
                .tag("state", state)
                .tag("matched", matched)
                .register(registry);
    }
}
