package ua.meterline.sms;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Reminder;
import ua.meterline.store.StoreFailure;

/**
 * Says which message is refused though the database is in order: by a mistake of ours, so that it will be refused each time it
 * is delivered. Names where, and nothing that a customer wrote. Thread-safe.
 */
public final class RejectedMessages {
    private static final Logger LOG = LoggerFactory.getLogger(RejectedMessages.class);

    private final Reminder reminder = new Reminder();

    public void note(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure) {
        line(failure).ifPresent(LOG::error);
    }

    Optional<String> line(Throwable failure) {
        if (failure instanceof RetryLaterException || StoreFailure.isOfTheStore(failure)) {
            return Optional.empty(); // said by whoever stops us, or by the store health check
        }
        String where = failure.getClass().getSimpleName() + " in " + ourPlace(failure);
        return reminder.isDue(where)
                ? Optional.of("SMSC: a message is refused and will come again, for a mistake of Meterline: " + where)
                : Optional.empty();
    }

    private static String ourPlace(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("ua.meterline."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("a library");
    }
}
