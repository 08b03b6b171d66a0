package ua.meterline.store.group;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Sends groups through its route, one after the other. Bodies that are added before the route starts wait for it. */
final class GroupConsumer extends DefaultConsumer {
    private final GroupEndpoint endpoint;
    private final GroupComponent component;
    private GroupCommit<Object> commit;

    GroupConsumer(GroupEndpoint endpoint, GroupComponent component, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.component = component;
        open();
    }

    private void open() {
        commit = new GroupCommit<>(
                endpoint.getName(), endpoint.getMaxSize(), Duration.ofMillis(endpoint.getTimeout()), this::store);
        component.opened(endpoint.getName(), commit);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (commit == null) {
            open();
        }
        commit.start();
    }

    @Override
    protected void doStop() throws Exception {
        commit.close();
        component.closed(endpoint.getName(), commit);
        commit = null;
        super.doStop();
    }

    private void store(List<Object> group) throws Exception {
        long start = System.nanoTime();
        try {
            process(group);
        } catch (Exception | Error e) {
            tell(listener -> listener.groupFailed(endpoint.getName(), group.size(), e));
            throw e;
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        tell(listener -> listener.groupStored(endpoint.getName(), group.size(), time));
    }

    private void tell(Consumer<GroupListener> event) {
        component.listeners().forEach(event);
    }

    private void process(List<Object> group) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(group);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }
}
