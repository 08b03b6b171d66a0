package ua.meterline.link;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.component.smpp.SmppEndpoint;

/** camel-smpp's endpoint, whose consumer and producer use the sessions of a link instead of their own. */
final class LinkEndpoint extends SmppEndpoint {
    private final Link link;

    LinkEndpoint(String uri, LinkComponent component, SmppConfiguration configuration, Link link) {
        super(uri, component, configuration);
        this.link = link;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        LinkConsumer consumer = new LinkConsumer(this, processor, link);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        return new LinkProducer(this, link);
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
