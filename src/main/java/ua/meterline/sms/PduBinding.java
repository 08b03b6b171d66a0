package ua.meterline.sms;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.smpp.SmppBinding;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.component.smpp.SmppConstants;
import org.apache.camel.component.smpp.SmppEndpoint;
import org.apache.camel.component.smpp.SmppMessage;
import org.apache.camel.component.smpp.SmppMessageType;
import org.apache.camel.spi.EndpointStrategy;
import org.jsmpp.bean.DeliverSm;

/**
 * Brings a deliver_sm into a route as it is, without reading it. camel-smpp's own binding parses receipts and decodes
 * texts first, and when it cannot, the consumer logs that, acknowledges the message, and the route never sees it.
 */
public final class PduBinding extends SmppBinding {
    private PduBinding(SmppConfiguration configuration) {
        super(configuration);
    }

    /** Gives each SMPP endpoint that is made from now on such a binding. */
    public static EndpointStrategy strategy() {
        return PduBinding::bind;
    }

    private static Endpoint bind(String uri, Endpoint endpoint) {
        if (endpoint instanceof SmppEndpoint smpp) {
            smpp.setBinding(new PduBinding(smpp.getConfiguration()));
        }
        return endpoint;
    }

    @Override
    public SmppMessage createSmppMessage(CamelContext camelContext, DeliverSm deliverSm) {
        SmppMessage message = new SmppMessage(camelContext, deliverSm, getConfiguration());
        message.setHeader(SmppConstants.MESSAGE_TYPE, SmppMessageType.DeliverSm.toString());
        return message;
    }
}
