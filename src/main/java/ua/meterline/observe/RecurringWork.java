package ua.meterline.observe;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that work has failed which is done again soon, without repeating itself. Thread-safe. */
public final class RecurringWork {
    private static final Logger LOG = LoggerFactory.getLogger(RecurringWork.class);

    private final Reminder reminder = new Reminder();

    /** @param route that failed */
    public void failed(
            @ExchangeException Throwable failure, @ExchangeProperty(Exchange.FAILURE_ROUTE_ID) String route) {
        line(failure, String.valueOf(route)).ifPresent(LOG::warn);
    }

    Optional<String> line(Throwable failure, String route) {
        return reminder.isDue(route)
                ? Optional.of(route + " failed and is tried again soon: " + Failures.words(failure))
                : Optional.empty();
    }
}
