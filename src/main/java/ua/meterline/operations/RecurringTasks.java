package ua.meterline.operations;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.FailureText;
import ua.meterline.common.Reminder;

/** Says that work has failed which is done again soon, without repeating itself. Thread-safe. */
public final class RecurringTasks {
    private static final Logger LOG = LoggerFactory.getLogger(RecurringTasks.class);

    private final Reminder reminder = new Reminder();

    /** @param route that failed */
    public void failed(
            @ExchangeException Throwable failure, @ExchangeProperty(Exchange.FAILURE_ROUTE_ID) String route) {
        line(failure, String.valueOf(route)).ifPresent(LOG::warn);
    }

    Optional<String> line(Throwable failure, String route) {
        return reminder.isDue(route)
                ? Optional.of(route + " failed and is tried again soon: " + FailureText.words(failure))
                : Optional.empty();
    }
}
