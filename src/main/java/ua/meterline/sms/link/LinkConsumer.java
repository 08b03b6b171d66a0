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
 * Takes what a link receives through the route. It begins on the thread that reads the session, and must not keep that
 * waiting; it ends on whichever thread finishes the route. Each exchange has a
 * {@link SmppMessage} with the PDU as its command, the header {@code CamelSmppMessageType} and the link's name; nothing of it is decoded
 * here, because what cannot be decoded must come to the route as well. Thread-safe.
 */
final class LinkConsumer extends DefaultConsumer implements InboundListener.Taker {
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
        links.handTo(this);
    }

    @Override
    protected void doStop() throws Exception {
        links.handTo(null);
        super.doStop();
    }

    @Override
    public CompletableFuture<Void> take(String link, Command command) {
        Exchange exchange = createExchange(false);
        SmppMessage message = new SmppMessage(exchange.getContext(), command, endpoint.getConfiguration());
        message.setHeader(SmppConstants.MESSAGE_TYPE, type(command).toString());
        message.setHeader(LinkHeader.NAME, link);
        exchange.setIn(message);
        CompletableFuture<Void> taken = new CompletableFuture<>();
        getAsyncProcessor().process(exchange, doneSync -> complete(taken, exchange));
        return taken;
    }

    private void complete(CompletableFuture<Void> taken, Exchange exchange) {
        if (exchange.getException() == null) {
            taken.complete(null);
        } else {
            taken.completeExceptionally(refusal(exchange));
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

    /** What the route says, or else that the message may come again. */
    private static ProcessRequestException refusal(Exchange exchange) {
        ProcessRequestException said = exchange.getException(ProcessRequestException.class);
        return said != null
                ? said
                : new ProcessRequestException("not taken", SMPPConstant.STAT_ESME_RX_T_APPN, exchange.getException());
    }
}
