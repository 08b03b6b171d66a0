package ua.meterline.sms.link;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.component.smpp.SmppEndpoint;

/** An endpoint of {@link LinkComponent}: the message options of camel-smpp, over the shared sessions of all links. */
final class LinkEndpoint extends SmppEndpoint {
    private final Links links;

    LinkEndpoint(String uri, LinkComponent component, SmppConfiguration configuration, Links links) {
        super(uri, component, configuration);
        this.links = links;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        LinkConsumer consumer = new LinkConsumer(this, processor, links);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        return new LinkProducer(this, links);
    }

    @Override
    public String getConnectionString() {
        return getEndpointUri();
    }

    @Override
    protected String createEndpointUri() {
        return "smpp:link";
    }
}
