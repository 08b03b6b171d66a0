package ua.meterline.operations;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.slf4j.LoggerFactory;
import ua.meterline.common.AccessProblem;
import ua.meterline.common.RateLimitedLog;
import ua.meterline.store.StoreFailure;

/** Logs failures of tasks that run again within seconds, at most one line per route and minute. Thread-safe. */
public final class RecurringTasks {
    private final RateLimitedLog log;

    public RecurringTasks() {
        this(new RateLimitedLog(LoggerFactory.getLogger(RecurringTasks.class)::warn));
    }

    RecurringTasks(RateLimitedLog log) {
        this.log = log;
    }

    /** @param route the route that failed */
    public void failed(
            @ExchangeException Throwable failure, @ExchangeProperty(Exchange.FAILURE_ROUTE_ID) String route) {
        String problem =
                StoreFailure.concernsTheWholeStore(failure) ? StoreFailure.message(failure) : AccessProblem.of(failure);
        log.log(String.valueOf(route), route + " failed and is retried soon: " + problem);
    }
}
