package ua.meterline.sms;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.smpp.SmppConstants;
import ua.meterline.outbox.Reply;

/**
 * Sets the headers and the body of a submit_sm for the smpp producer, and keeps the reply for {@link SubmitResult}.
 * Thread-safe.
 */
public final class SubmitWriter implements Processor {
    static final String REPLY = "reply";

    /**
     * Removes all other headers, so that only these and the options of the route determine the submit_sm. The plus of
     * E.164 is dropped: the type of number says that the number is international.
     */
    @Override
    public void process(Exchange exchange) {
        Reply reply = exchange.getMessage().getBody(Reply.class);
        exchange.setProperty(REPLY, reply);
        exchange.getMessage().removeHeaders("*");
        String recipient = reply.recipient();
        exchange.getMessage()
                .setHeader(SmppConstants.DEST_ADDR, recipient.startsWith("+") ? recipient.substring(1) : recipient);
        exchange.getMessage().setHeader(LinkHeader.NAME, reply.link());
        exchange.getMessage().setBody(reply.text());
    }
}
