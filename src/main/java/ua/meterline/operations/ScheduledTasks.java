package ua.meterline.operations;

import org.apache.camel.ExchangeException;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.AccessProblem;

/** Logs failures of scheduled tasks. Thread-safe. */
public final class ScheduledTasks {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledTasks.class);

    /** @param name of the trigger, which is that of the route */
    public void failed(@ExchangeException Throwable failure, @Header("triggerName") String name) {
        LOG.error("{} failed and is tried again at its next time: {}", name, AccessProblem.of(failure));
    }
}
