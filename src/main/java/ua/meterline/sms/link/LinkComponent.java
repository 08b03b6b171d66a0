package ua.meterline.sms.link;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.smpp.SmppComponent;
import org.apache.camel.component.smpp.SmppConfiguration;

/**
 * The Camel component {@code smpp}: camel-smpp's messages and options over the sessions that {@link Links} keep
 * bound, instead of one session per endpoint. The URI is {@code smpp:link?options}. Host, credentials, timers and
 * reconnection are settings of the links; of the options, those that describe a message apply. {@code
 * docs/smpp-component.md} lists options, headers and the differences from camel-smpp.
 */
public final class LinkComponent extends SmppComponent {
    private final Links links;

    public LinkComponent(Links links) {
        this.links = links;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // inherited
    protected Endpoint createEndpoint(String uri, String remaining, Map parameters) throws Exception {
        SmppConfiguration configuration = new SmppConfiguration();
        // SmppEndpoint is lenient about parameters: an unknown one would be ignored silently.
        setProperties(configuration, parameters);
        if (!parameters.isEmpty()) {
            throw new IllegalArgumentException(uri + ": unknown options " + parameters.keySet());
        }
        return new LinkEndpoint(uri, this, configuration, links);
    }
}
