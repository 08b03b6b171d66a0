package ua.meterline.sms.link;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.smpp.SmppConstants;
import org.apache.camel.component.smpp.SmppMessage;
import org.apache.camel.component.smpp.SmppMessageType;
import org.apache.camel.support.DefaultConsumer;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import ua.meterline.sms.LinkHeader;

/**
 * Feeds inbound messages of all links to the route. The exchange starts on the thread that reads the session, which
 * the route must not block, and is acknowledged when it completes, on whichever thread that happens. Its message is a
 * {@link SmppMessage} with the PDU as its command and the headers {@code CamelSmppMessageType} and {@code
 * MeterlineLink}; the text is not decoded here, so that undecodable messages reach the route as well. Thread-safe.
 */
final class LinkConsumer extends DefaultConsumer implements InboundListener.Handler {
    private final LinkEndpoint endpoint;
    private final Links links;

    LinkConsumer(LinkEndpoint endpoint, Processor processor, Links links) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.links = links;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        links.setHandler(this);
    }

    @Override
    protected void doStop() throws Exception {
        links.setHandler(null);
        super.doStop();
    }

    @Override
    public CompletableFuture<Void> handle(String link, Command command) {
        Exchange exchange = createExchange(false);
        SmppMessage message = new SmppMessage(exchange.getContext(), command, endpoint.getConfiguration());
        message.setHeader(SmppConstants.MESSAGE_TYPE, type(command).toString());
        message.setHeader(LinkHeader.NAME, link);
        exchange.setIn(message);
        CompletableFuture<Void> handled = new CompletableFuture<>();
        getAsyncProcessor().process(exchange, doneSync -> complete(handled, exchange));
        return handled;
    }

    private void complete(CompletableFuture<Void> handled, Exchange exchange) {
        if (exchange.getException() == null) {
            handled.complete(null);
        } else {
            handled.completeExceptionally(rejection(exchange));
        }
        releaseExchange(exchange, false);
    }

    private static SmppMessageType type(Command command) {
        if (command instanceof AlertNotification) {
            return SmppMessageType.AlertNotification;
        } else if (command instanceof DeliverSm message) {
            return message.isSmscDeliveryReceipt() ? SmppMessageType.DeliveryReceipt : SmppMessageType.DeliverSm;
        }
        return SmppMessageType.DataSm;
    }

    /** The rejection that the route chose, or else one that asks for redelivery. */
    private static ProcessRequestException rejection(Exchange exchange) {
        ProcessRequestException chosen = exchange.getException(ProcessRequestException.class);
        return chosen != null
                ? chosen
                : new ProcessRequestException(
                        "not accepted", SMPPConstant.STAT_ESME_RX_T_APPN, exchange.getException());
    }
}
