package ua.meterline.sms.link;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.smpp.SmppComponent;
import org.apache.camel.component.smpp.SmppConfiguration;

/**
 * camel-smpp for sessions that {@link Links} keep bound: endpoints have camel-smpp's parameters, as far as they say what a
 * message looks like; where it goes to and how to log in there is known to the links.
 */
public final class LinkComponent extends SmppComponent {
    private final Links links;

    public LinkComponent(Links links) {
        this.links = links;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as it is inherited
    protected Endpoint createEndpoint(String uri, String remaining, Map parameters) throws Exception {
        SmppConfiguration configuration = new SmppConfiguration();
        // The endpoint is lenient: a parameter that is not taken here would be passed over in silence there.
        setProperties(configuration, parameters);
        if (!parameters.isEmpty()) {
            throw new IllegalArgumentException(uri + ": unknown " + parameters.keySet());
        }
        return new LinkEndpoint(uri, this, configuration, links);
    }
}
