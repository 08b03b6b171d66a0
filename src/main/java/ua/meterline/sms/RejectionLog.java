package ua.meterline.sms;

import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.LoggerFactory;
import ua.meterline.common.RateLimitedLog;
import ua.meterline.store.StoreFailure;

/**
 * Logs messages that are rejected because of a defect of Meterline: each redelivery of them fails again. The line names
 * the place in the code and nothing that a customer wrote. Thread-safe.
 */
public final class RejectionLog {
    private final RateLimitedLog log;

    public RejectionLog() {
        this(new RateLimitedLog(LoggerFactory.getLogger(RejectionLog.class)::error));
    }

    RejectionLog(RateLimitedLog log) {
        this.log = log;
    }

    /** Logs the failure, unless the gateway is stopping or the store failed: those are logged elsewhere. */
    public void log(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure) {
        if (failure instanceof RetryLaterException || StoreFailure.isOfTheStore(failure)) {
            return;
        }
        String place = place(failure);
        log.log(
                place,
                "SMSC: a message is rejected and will be redelivered, because of a defect of Meterline: " + place);
    }

    /** The kind of a failure and its place in the code, such as {@code IllegalStateException in ua.meterline...}. */
    public static String place(Throwable failure) {
        return failure.getClass().getSimpleName() + " in " + placeInMeterline(failure);
    }

    private static String placeInMeterline(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("ua.meterline."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("a library");
    }
}
