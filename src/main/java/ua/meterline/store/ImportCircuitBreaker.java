package ua.meterline.store;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import ua.meterline.reading.JudgedMessage;

/**
 * Keeps imports in order when the database fails. Once an import could not be stored, later imports are rejected until
 * the failed ones are tried again: of two readings, the one that is stored later counts. Other messages are not
 * affected.
 *
 * <p>The policy around the step that stores a group, on the thread that stores all groups. Thread-safe.
 */
public final class ImportCircuitBreaker implements Policy {
    private volatile boolean open;

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to prepare
    }

    @Override
    public Processor wrap(Route route, Processor storing) {
        return exchange -> store(storing, exchange);
    }

    /** @throws StoreUnavailableException when there is an import in the group and the breaker is open */
    private void store(Processor storing, Exchange exchange) throws Exception {
        if (!hasImports(exchange)) {
            storing.process(exchange);
            return;
        } else if (open) {
            throw new StoreUnavailableException("an import before it could not be stored", null);
        }
        storing.process(exchange);
        Exception failure = exchange.getException();
        open = failure != null && StoreFailure.concernsTheWholeStore(failure);
    }

    private static boolean hasImports(Exchange exchange) {
        List<?> group = exchange.getMessage().getBody(List.class);
        return group.stream()
                .anyMatch(member -> member instanceof JudgedMessage judged
                        && judged.message().isFromFile());
    }

    public boolean isOpen() {
        return open;
    }

    /** To be called when no import is in flight any more, and the failed ones are tried again first. */
    public void close() {
        open = false;
    }
}
