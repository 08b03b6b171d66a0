package ua.meterline.inbox;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** Polls the inbox folder only when the order of its files can be kept. Thread-safe. */
public final class OrderedPollStrategy extends DefaultPollingConsumerPollStrategy {
    private final ImportOrder order;

    public OrderedPollStrategy(ImportOrder order) {
        this.order = order;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return order.mayPoll();
    }
}
