package ua.meterline.inbox;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Causes;
import ua.meterline.common.RateLimitedLog;

/** Warns about files that cannot be imported now, at most once a minute. Thread-safe. */
public final class ImportFailureLog {
    private final RateLimitedLog log = new RateLimitedLog(LoggerFactory.getLogger(ImportFailureLog.class)::warn);

    public void failed(
            @Variable("file") InboxFile file, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        Throwable root = Causes.root(failure);
        log.log(
                "failed",
                "inbox: " + file + " cannot be imported now: " + root.getClass().getSimpleName() + ": "
                        + root.getMessage() + "; it stays there and is retried");
    }
}
