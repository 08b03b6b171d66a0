package ua.meterline.link;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Sends by the link's transmitter, and returns when the SMSC has answered. While it is rebound, a message waits. Thread-safe. */
final class LinkProducer extends DefaultProducer {
    private final LinkEndpoint endpoint;
    private final Link link;

    LinkProducer(LinkEndpoint endpoint, Link link) {
        super(endpoint);
        this.endpoint = endpoint;
        this.link = link;
    }

    /** @throws java.io.IOException when the link stays down: then nothing was sent */
    @Override
    public void process(Exchange exchange) throws Exception {
        endpoint.getBinding()
                .createSmppCommand(link.awaitTransmitter(), exchange)
                .execute(exchange);
    }
}
