package ua.meterline.inbox;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** Lets camel-file look into the inbox folder when the order of the files in it can be kept. Thread-safe. */
public final class OrderedPollStrategy extends DefaultPollingConsumerPollStrategy {
    private final ImportOrder order;

    public OrderedPollStrategy(ImportOrder order) {
        this.order = order;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return order.mayBegin();
    }
}
